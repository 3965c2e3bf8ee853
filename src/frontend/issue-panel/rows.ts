import type { CapacityPanel, PanelMember } from '../../contract';
import { type WeekSums, weekSums } from './week-sums';
import type { MemberWork, TeamWork } from './work';

/** One teammate as a row shows them. */
export type Row = {
  readonly member: PanelMember;
  readonly name: string;
  readonly weeks: readonly WeekSums[];
  readonly work: MemberWork | null;
};

export const rowsOf = (
  members: readonly PanelMember[],
  { weeks }: CapacityPanel,
  work: TeamWork | null,
  nameOf: (accountId: string) => string,
): readonly Row[] =>
  members.map((member) => {
    const own = work?.byAccount.get(member.accountId) ?? null;
    return { member, name: nameOf(member.accountId), weeks: weekSums(member.days, weeks, own), work: own };
  });

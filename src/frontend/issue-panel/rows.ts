import type { CapacityPanel, PanelMember } from '../../contract';
import { fingerprint } from './fingerprint';
import { type WeekSums, weekSums } from './week-sums';
import type { MemberWork, TeamWork } from './work';

/** One teammate as a row shows them. */
export type Row = {
  readonly member: PanelMember;
  readonly name: string;
  readonly weeks: readonly WeekSums[];
  readonly work: MemberWork | null;
  /** The sums moved after the issues were listed; they are being listed again. */
  readonly stale: boolean;
};

export const rowsOf = (
  members: readonly PanelMember[],
  { weeks }: CapacityPanel,
  work: TeamWork | null,
  nameOf: (accountId: string) => string,
): readonly Row[] =>
  members.map((member) => {
    const own = work?.byAccount.get(member.accountId) ?? null;
    // Older issues laid into newer sums would make other work out of what the viewer may browse.
    const stale = own !== null && own.of !== fingerprint([member]);
    const name = nameOf(member.accountId);
    return { member, name, weeks: weekSums(member.days, weeks, stale ? null : own), work: own, stale };
  });

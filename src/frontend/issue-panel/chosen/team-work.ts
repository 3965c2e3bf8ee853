import type { CapacityPanel, PanelMember } from '../../../contract';
import { stretchesFrom } from '../../../domain/capacity/capacity-stretch';
import { laidIntoSums } from '../../../domain/capacity/other-work';
import { type CapacitySeries, seriesOf } from '../../../domain/capacity/working-day';
import type { LocalDate } from '../../../domain/units';
import { fingerprint } from '../fingerprint';
import type { ListedIssue, MemberWork, TeamWork } from '../work';
import { readOpenIssues } from './live-issues';

/** A member's capacity on any day, out of the panel's reply. */
export const seriesFor = ({ capacity, today }: PanelMember): CapacitySeries => seriesOf(stretchesFrom(capacity), today);

/** The team's open issues as the viewer may browse them, laid into the sums that the panel shows. */
export const readTeamWork = async (panel: CapacityPanel): Promise<TeamWork> => {
  const { issues, cut } = await readOpenIssues(
    panel.members.map(({ accountId }) => accountId),
    panel.rules,
  );
  const byAccount = new Map(
    panel.members.map((member) => {
      const own = issues.filter(({ assignee }) => assignee === member.accountId).map(({ issue }) => issue);
      return [member.accountId, memberWork(panel, member, own)];
    }),
  );
  return { byAccount, cut };
};

const memberWork = (
  { issue, asOf }: CapacityPanel,
  member: PanelMember,
  issues: readonly ListedIssue[],
): MemberWork => {
  const series = seriesFor(member);
  const { parts } = laidIntoSums(
    member.days,
    issues.map(({ planned }) => planned),
    series,
  );
  const [listed, own] = [new Map<LocalDate, number>(), new Map<LocalDate, number>()];
  for (const { planned } of issues) {
    const days = planned.id === issue.id ? own : planned.remaining.kind === 'known' ? listed : null;
    for (const { index, seconds } of parts.get(planned.id) ?? [])
      days?.set(series.dayAt(index), (days.get(series.dayAt(index)) ?? 0) + seconds);
  }
  const ownAssumed = issues.some(({ planned }) => planned.id === issue.id && planned.remaining.kind === 'assumed');
  return {
    ...{ of: fingerprint([member]), issues, listed, own, ownAssumed },
    changedSince: issues.some(({ updated }) => updated > asOf),
  };
};

import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { CapacityPanel, PersonDays } from '../../../contract';
import type { DailyLoad } from '../../../domain/capacity/daily-load';
import { HORIZON_DAYS } from '../../../domain/capacity/spread';
import type { IssueId, PlannedIssue, Remaining } from '../../../domain/capacity/types';
import { whatIf } from '../../../domain/capacity/what-if';
import { addDays, type LocalDate, seconds } from '../../../domain/units';
import { backend, unwrap } from '../../shared/backend';
import { fingerprint } from '../fingerprint';
import type { ChosenProps } from '../props';
import type { Row } from '../rows';
import { weekSums } from '../week-sums';
import { hasWork } from '../windows';
import { isWorse, type Side, weeksFrom } from './side';
import { seriesFor } from './team-work';

export type Weighed =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void }
  | {
      readonly kind: 'weighed';
      readonly takes: Side;
      readonly gives: Side | null;
      /** Something gets worse: a week over capacity, an issue late, this one late. */
      readonly warned: boolean;
    };

/** What would happen, worked out in the browser by the code that plans on the server. One question for the two people's days. */
export const useWhatIf = ({ panel, teamId, row, holder, notListed }: ChosenProps, asking: boolean): Weighed => {
  const people = [row, ...(holder === null ? [] : [holder])];
  const accountIds = people.map(({ member }) => member.accountId);
  const days = useQuery({
    queryKey: ['days', panel.issue.id, teamId ?? null, fingerprint(people.map(({ member }) => member))],
    enabled: asking,
    queryFn: () =>
      backend('getDailyLoads', {
        issueId: panel.issue.id,
        accountIds,
        ...(teamId === undefined ? {} : { teamId }),
      }).then(unwrap),
  });
  const { data, error, isError, refetch } = days;
  const weighed = useMemo((): Weighed => {
    if (!asking) return { kind: 'waiting' };
    if (isError) return { kind: 'failed', error, retry: () => void refetch() };
    // Without the listing, late cannot be judged and every hour would look like other work.
    if (row.work === null && notListed !== null) return { kind: 'failed', ...notListed };
    if (data === undefined || row.work === null || row.stale || holder?.stale === true) return { kind: 'waiting' };
    const takes = sideOf(panel, row, data, 'takes');
    const gives = holder === null ? null : sideOf(panel, holder, data, 'gives');
    return { kind: 'weighed', takes, gives, warned: isWorse(takes) };
  }, [asking, isError, error, refetch, data, panel, row, holder, notListed]);
  return useKept(weighed, asking ? accountIds.join(' ') : null);
};

/** What was said of the same two people stays while it is worked out anew. */
const useKept = (weighed: Weighed, people: string | null): Weighed => {
  const kept = useRef<{ readonly people: string | null; readonly weighed: Weighed } | null>(null);
  const before = kept.current;
  if (people === null) return weighed;
  if (weighed.kind === 'waiting') return before?.people === people ? before.weighed : weighed;
  kept.current = { people, weighed };
  return weighed;
};

const sideOf = (panel: CapacityPanel, row: Row, all: readonly PersonDays[], act: 'takes' | 'gives'): Side => {
  const { member, work } = row;
  const series = seriesFor(member);
  const listed = work?.issues ?? [];
  const person = {
    series,
    days: all.find(({ accountId }) => accountId === member.accountId)?.days ?? member.days,
    issues: listed.map(({ planned }) => planned),
  };
  const issue = plannedIssue(panel);
  const { after, ...late } = whatIf(person, issue, act);
  const known = [...listed.map(({ planned }) => planned), ...(act === 'takes' ? [issue] : [])];
  const [parts, own] = [new Map(), new Map()];
  for (const { id, remaining } of known) {
    const days = id === issue.id ? own : remaining.kind === 'known' ? parts : null;
    for (const { index, seconds } of after.partsOf(id))
      days?.set(series.dayAt(index), (days.get(series.dayAt(index)) ?? 0) + seconds);
  }
  const days = after.days({ from: member.today, to: addDays(member.today, HORIZON_DAYS - 1) });
  // The issue's own assumed work is not part of the sums that the others' assumed work is taken from.
  const shown = weekSums(withAssumed(days, row), panel.weeks, { listed: parts, own, ownAssumed: false });
  const next = addDays(panel.weeks.at(-1) ?? member.today, 7);
  return {
    ...{ row, before: row.weeks, after: shown, late },
    everyWeek: {
      before: [...row.weeks, ...weeksFrom(next, person.days)],
      after: [...shown, ...weeksFrom(next, days)],
    },
    never: hasWork(panel.issue) && member.couldFinishBy === null,
  };
};

/** How much of a day is assumed is known before the change only: it stays, but for the issue's own. */
const withAssumed = (after: readonly DailyLoad[], { member, work }: Row): DailyLoad[] => {
  const own = work?.ownAssumed === true ? work.own : new Map<LocalDate, number>();
  return after.map((day, index) => {
    const before = member.days[index]?.assumed;
    return before === undefined ? day : { ...day, assumed: seconds(Math.max(0, before - (own.get(day.day) ?? 0))) };
  });
};

/** The issue on screen, as planning takes it. */
export const plannedIssue = ({ issue }: CapacityPanel): PlannedIssue => ({
  ...{ start: issue.start, due: issue.due, priority: issue.priority, rank: issue.rank, created: issue.created },
  id: issue.id as IssueId,
  remaining: remainingOf(issue.remaining),
});

const remainingOf = (remaining: CapacityPanel['issue']['remaining']): Remaining =>
  remaining.kind === 'unknown' ? { kind: 'unknown' } : { kind: remaining.kind, seconds: remaining.seconds };

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CapacityPanel, PersonDays } from '../../../contract';
import type { IssueId, PlannedIssue, Remaining } from '../../../domain/capacity/types';
import { type WhatIf, whatIf } from '../../../domain/capacity/what-if';
import { backend, unwrap } from '../../shared/backend';
import type { ChosenProps } from '../props';
import type { Row } from '../rows';
import { fingerprint } from '../use-team-work';
import { type WeekSums, weekSums } from '../week-sums';
import { LEAST_SECONDS } from '../windows';
import { seriesFor } from './team-work';

/** One side of the change: the weeks before and after, and what of theirs moves over its due date. */
export type Side = {
  readonly row: Row;
  readonly before: readonly WeekSums[];
  readonly after: readonly WeekSums[];
  readonly late: Pick<WhatIf, 'becomesLate' | 'backOnTime'>;
};

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
export const useWhatIf = ({ panel, teamId, row, holder }: ChosenProps, asking: boolean): Weighed => {
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
  return useMemo((): Weighed => {
    if (!asking) return { kind: 'waiting' };
    if (isError) return { kind: 'failed', error, retry: () => void refetch() };
    // Without the listing, late cannot be judged and every hour would look like other work.
    if (data === undefined || row.work === null) return { kind: 'waiting' };
    const takes = sideOf(panel, row, data, 'takes');
    const gives = holder === null ? null : sideOf(panel, holder, data, 'gives');
    return { kind: 'weighed', takes, gives, warned: isWorse(takes) || row.member.lateByDays !== null };
  }, [asking, isError, error, refetch, data, panel, row, holder]);
};

const isWorse = ({ before, after, late }: Side): boolean =>
  late.becomesLate.length > 0 || worseWeeks(before, after).length > 0;

/** Weeks that go over capacity, or further over it. */
export const worseWeeks = (before: readonly WeekSums[], after: readonly WeekSums[]): WeekSums[] =>
  after.filter(({ over }, week) => over >= LEAST_SECONDS && over - (before[week]?.over ?? 0) >= LEAST_SECONDS);

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
  const last = member.days.at(-1)?.day ?? member.today;
  return {
    row,
    before: row.weeks,
    after: weekSums(withAssumed(after.days({ from: member.today, to: last }), member.days), panel.weeks, {
      ...{ listed: parts, own },
      // The issue's own assumed work is not part of the sums that the others' assumed work is taken from.
      ownAssumed: false,
    }),
    late,
  };
};

/** How much of a day is assumed is known before the change only: it stays. */
const withAssumed = (after: ReturnType<WhatIf['after']['days']>, before: PersonDays['days']) =>
  after.map((day, index) => ({ ...day, assumed: before[index]?.assumed ?? day.assumed }));

/** The issue on screen, as planning takes it. */
export const plannedIssue = ({ issue }: CapacityPanel): PlannedIssue => ({
  ...{ start: issue.start, due: issue.due, priority: issue.priority, rank: issue.rank, created: issue.created },
  id: issue.id as IssueId,
  remaining: remainingOf(issue.remaining),
});

const remainingOf = (remaining: CapacityPanel['issue']['remaining']): Remaining =>
  remaining.kind === 'unknown' ? { kind: 'unknown' } : { kind: remaining.kind, seconds: remaining.seconds };

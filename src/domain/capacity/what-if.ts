import type { LocalDate } from '../units';
import type { DailyLoad } from './daily-load';
import { finishing, onTime } from './finish-dates';
import { otherWorkOf } from './other-work';
import { type OtherWork, type Plan, plan } from './plan';
import type { IssueId, PlannedIssue } from './types';
import type { CapacitySeries } from './working-day';

/** What is known of a person who might take or give an issue: their days and sums, and those issues that the viewer sees. */
export type PersonAtHand = {
  readonly series: CapacitySeries;
  /** Sums of 400 days from the person's today on. */
  readonly days: readonly DailyLoad[];
  readonly issues: readonly PlannedIssue[];
};

/** One dated issue whose "could finish by" moves over its due date, or back before it. */
export type LateChange = {
  readonly id: IssueId;
  readonly due: LocalDate;
  /** Null = not within 400 days. */
  readonly before: LocalDate | null;
  readonly after: LocalDate | null;
};

export type WhatIf = {
  readonly before: Plan;
  readonly after: Plan;
  readonly becomesLate: readonly LateChange[];
  readonly backOnTime: readonly LateChange[];
};

/**
 * A person's plan with and without an issue. Everything else stays: dated work where it is, undated work in its turn, other
 * work by its sums. Late is judged for the dated issues at hand, the issue itself aside: could finish by > due.
 */
export const whatIf = (person: PersonAtHand, issue: PlannedIssue, act: 'takes' | 'gives'): WhatIf => {
  const without = person.issues.filter(({ id }) => id !== issue.id);
  const withIt = [...without, issue];
  const [before, after] = act === 'takes' ? [without, withIt] : [withIt, without];
  const other = otherWorkOf(person.days, before, person.series);
  return {
    before: planned(person, before, other),
    after: planned(person, after, other),
    ...lateChanges(person.series, { before, after, other, except: issue.id }),
  };
};

const planned = ({ series }: PersonAtHand, issues: readonly PlannedIssue[], other: OtherWork): Plan =>
  plan({ series, issues, other });

type Both = {
  readonly before: readonly PlannedIssue[];
  readonly after: readonly PlannedIssue[];
  readonly other: OtherWork;
  readonly except: IssueId;
};

const lateChanges = (series: CapacitySeries, { before, after, other, except }: Both) => {
  const sides = [before, after].map((issues) => ({ series, issues, other }));
  const [wasOnTime, isOnTime] = sides.map(onTime);
  const [dateBefore, dateAfter] = sides.map(finishing);
  const today = series.dayAt(0);
  const changes = before.flatMap((issue): (LateChange & { readonly late: boolean })[] => {
    const { id, due, remaining } = issue;
    // What is overdue is late before and after.
    if (id === except || due === null || due < today) return [];
    if (remaining.kind === 'unknown' || remaining.seconds <= 0) return [];
    const late = isOnTime?.(issue) === false;
    if (late === (wasOnTime?.(issue) === false)) return [];
    const asked = { ...issue, remaining: remaining.seconds };
    return [{ id, due, late, before: dateBefore?.(asked) ?? null, after: dateAfter?.(asked) ?? null }];
  });
  const told = (wanted: boolean) =>
    changes.filter(({ late }) => late === wanted).map(({ late: _, ...change }) => change);
  return { becomesLate: told(true), backOnTime: told(false) };
};

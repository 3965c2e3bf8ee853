import type { IssueId, PersonId } from '../../../src/domain/capacity/types';
import type { DoneIssue } from '../../../src/domain/kpi/done-issue';
import type { KpiFrame } from '../../../src/domain/kpi/frame';
import type { LoggedWork } from '../../../src/domain/kpi/logged-work';
import type { Rate } from '../../../src/domain/kpi/rates';
import { hours, instant, localDate, zone } from '../../../src/domain/units';

export const person = (n: number) => n as PersonId;
export const issueId = (n: number) => `${n}` as IssueId;
export const at = (iso: string) => instant(Date.parse(iso));

/** November 2026 in Berlin, as of the 24th at noon. */
export const november: KpiFrame = {
  window: { from: localDate('2026-11-01'), to: localDate('2026-12-01') },
  zone: zone('Europe/Berlin'),
  asOf: at('2026-11-24T11:00:00Z'),
  complete: true,
};

let last = 0;

/** Done in November after 4 days, 8 h estimated and spent. */
export const aDoneIssue = (facts: Partial<DoneIssue> = {}): DoneIssue => ({
  id: issueId(++last),
  done: at('2026-11-10T12:00:00Z'),
  cycleDays: 4,
  estimate: hours(8),
  estimateAtStart: hours(8),
  actual: hours(8),
  ...facts,
});

/** One hour of person 1 on issue 1 on 10 November. */
export const aWorklog = (facts: Partial<LoggedWork> = {}): LoggedWork => ({
  issue: issueId(1),
  person: person(1),
  day: localDate('2026-11-10'),
  spent: hours(1),
  ...facts,
});

/** 45.00 EUR an hour of person 1, from 2026 on. */
export const aRate = (facts: Partial<Rate> = {}): Rate => ({
  person: person(1),
  from: localDate('2026-01-01'),
  minorPerHour: 4500,
  currency: 'EUR',
  ...facts,
});

export const excludedBy = (result: { readonly excluded: readonly { reason: string; count: number }[] }) =>
  Object.fromEntries(result.excluded.map(({ reason, count }) => [reason, count]));

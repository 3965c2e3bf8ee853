import { couldFinishBy } from '../../src/domain/capacity/could-finish-by';
import { plan } from '../../src/domain/capacity/plan';
import type { Calendar, IssueId, PlannedIssue } from '../../src/domain/capacity/types';
import { whatIf } from '../../src/domain/capacity/what-if';
import { capacitySeries } from '../../src/domain/capacity/working-day';
import { addDays, dayOfNumber, hours, instant, localDate, zone } from '../../src/domain/units';
import type { Figure } from '../table';

const PEOPLE = 200;
const ISSUES = 10_000;

const calendar = (n: number): Calendar => ({
  zone: zone('Europe/Berlin'),
  schedules: [{ from: localDate('2000-01-03'), week: [8, 8, 8, 8, n % 4 === 0 ? 0 : 8, 0, 0].map(hours) as never }],
  absences: [],
  memberships: [],
  assumed: false,
});

const issues = (count: number, today: ReturnType<typeof dayOfNumber>): PlannedIssue[] =>
  Array.from({ length: count }, (_, n) => ({
    id: String(n) as IssueId,
    remaining: n % 9 === 0 ? { kind: 'unknown' } : { kind: 'known', seconds: hours(1 + (n % 16)) },
    start: n % 4 === 0 ? addDays(today, n % 20) : null,
    due: n % 2 === 0 ? addDays(today, (n * 7) % 90) : null,
    priority: n % 5,
    rank: `0|i${String((n * 31) % count).padStart(6, '0')}:`,
    created: instant(n),
  }));

const timed = (work: () => void): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

/** No platform: the arithmetic alone, of a large site and of one click. */
export const arithmetic = (now: number): Figure[] => {
  const today = dayOfNumber(Math.floor(now / 86_400_000));
  const site = (each: number) => () => {
    for (let person = 0; person < PEOPLE; person++) {
      const own = issues(each, today);
      plan({ calendar: calendar(person), today, issues: own });
      const asked = { id: 'asked' as IssueId, remaining: hours(14), start: null, priority: 2 };
      couldFinishBy({ calendar: calendar(person), today, issues: own, issue: asked });
    }
  };
  const own = issues(200, today);
  const series = capacitySeries(calendar(1), today);
  const days = plan({
    series,
    issues: [...own, ...issues(60, today).map((one) => ({ ...one, id: `x${one.id}` as IssueId }))],
  }).days({
    from: today,
    to: addDays(today, 399),
  });
  const taken: PlannedIssue = {
    ...(issues(1, today)[0] as PlannedIssue),
    id: 'taken' as IssueId,
    remaining: { kind: 'known', seconds: hours(14) },
    due: addDays(today, 10),
  };
  const click = () => void whatIf({ series, days, issues: own }, taken, 'takes');
  const first = timed(click);
  // The compiler has seen the code by then; how long the very first one takes stands beside it.
  for (let n = 0; n < 20; n++) click();
  const clicks = Array.from({ length: 20 }, () => timed(click)).sort((a, b) => a - b);
  return [
    {
      name: `plans and dates of ${PEOPLE} people, ${ISSUES} open issues in all`,
      value: timed(site(ISSUES / PEOPLE)) / 1000,
      unit: 's',
      bar: '<= 2',
    },
    {
      name: 'what if, one person with 200 issues: p95 of 20 (beside it: the very first)',
      value: clicks[18] ?? 0,
      unit: 'ms',
      bar: '<= 16',
      baseline: first,
    },
  ];
};

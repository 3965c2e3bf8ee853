import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cumulativeFlow } from '../../../src/domain/kpi/cumulative-flow';
import type { Flow } from '../../../src/domain/kpi/flow';
import type { Frame } from '../../../src/domain/kpi/flow-frame';
import { localDays } from '../../../src/domain/kpi/local-days';
import { workingDays } from '../../../src/domain/kpi/working-days';
import { localDateAt } from '../../../src/domain/time';
import { instant, localDate, zone } from '../../../src/domain/units';
import { at, flowThat, january, materialIn, WEEKDAYS, windowOf } from '../../fixtures/kpi-issues';

const cumulative = (flows: readonly Flow[], frame: Frame) => cumulativeFlow(materialIn(flows, frame).stays, frame);

describe('cumulative flow', () => {
  const row = (date: string, toDo: number, inProgress: number, done: number) => ({
    date,
    toDo,
    inProgress,
    inReview: 0,
    waiting: 0,
    done,
  });
  const flow = flowThat([
    [0.5, 'open'],
    [2, 'work'],
    [3.9, 'closed'],
  ]);

  it('has a row for each local day, with the counts at its end; what happens at midnight belongs to the next day', () => {
    expect(cumulative([flow], january({ window: windowOf('2026-01-04', '2026-01-09') }))).toEqual([
      row('2026-01-04', 0, 0, 0),
      row('2026-01-05', 1, 0, 0),
      row('2026-01-06', 1, 0, 0),
      row('2026-01-07', 0, 1, 0),
      row('2026-01-08', 0, 0, 1),
    ]);
  });

  it('ends days where the zone ends them', () => {
    const window = windowOf('2026-01-06', '2026-01-07');
    expect(cumulative([flow], january({ window, zone: 'America/New_York' }))).toEqual([row('2026-01-06', 0, 1, 0)]);
  });

  it('counts issues from long ago, and none from after the window', () => {
    const old = flowThat([
      [-400, 'open'],
      [-300, 'work'],
      [-200, 'closed'],
    ]);
    const window = windowOf('2026-01-06', '2026-01-07');
    expect(cumulative([old, flowThat([[9, 'open']])], january({ window }))).toEqual([row('2026-01-06', 0, 0, 1)]);
  });
});

describe('local days', () => {
  it.each(['UTC', 'America/Sao_Paulo', 'Africa/Cairo', 'Pacific/Apia', 'Asia/Kathmandu'])('are those of %s', (name) => {
    const days = localDays(zone(name));
    const aDay = fc.integer({ min: Date.UTC(2009, 0, 1), max: Date.UTC(2026, 0, 1) });
    fc.assert(
      fc.property(aDay, (ms) => {
        expect(days.dateAt(instant(ms))).toBe(localDateAt(instant(ms), zone(name)));
        const day = days.dayAt(instant(ms));
        expect(days.startOf(day) <= ms && ms < days.startOf(day + 1)).toBe(true);
      }),
    );
  });
});

describe('working days', () => {
  const between = workingDays(WEEKDAYS, localDays(zone('UTC')));

  it('count the part of each working day that passes, and nothing of other days', () => {
    expect(between(at(0.25), at(0.5))).toBeCloseTo(0.25, 12);
    expect(between(at(4.5), at(7.25))).toBeCloseTo(0.75, 12);
    expect(between(at(5), at(7))).toBe(0);
    expect(between(at(0), at(28))).toBe(20);
  });

  it('leave out days that everybody has off', () => {
    const off = { from: localDate('2026-01-06'), to: localDate('2026-01-07'), secondsPerDay: null };
    expect(workingDays({ ...WEEKDAYS, absences: [off] }, localDays(zone('UTC')))(at(0), at(7))).toBe(3);
  });

  it('are whole days when the clocks change', () => {
    const berlin = localDays(zone('Europe/Berlin'));
    const all = workingDays({ ...WEEKDAYS, schedules: WEEKDAYS.schedules }, berlin);
    const [friday, tuesday] = [
      berlin.startOfDate(localDate('2026-03-27')),
      berlin.startOfDate(localDate('2026-03-31')),
    ];
    expect(all(friday, tuesday)).toBe(2);
  });
});

import { describe, expect, it } from 'vitest';
import type { IssueId } from '../../../src/domain/capacity/types';
import type { Flow } from '../../../src/domain/kpi/flow';
import type { Frame } from '../../../src/domain/kpi/flow-frame';
import { FLOW_KPIS, type FlowKpi, type FlowKpiId, flowKpis } from '../../../src/domain/kpi/flow-kpis';
import { stageMap } from '../../../src/domain/kpi/stages';
import { weeklyThroughput } from '../../../src/domain/kpi/throughput';
import { instant, localDate } from '../../../src/domain/units';
import { at, change, flowThat, january, materialIn, STUDIO, windowOf } from '../../fixtures/kpi-issues';

const kpi = (id: FlowKpiId, flows: readonly Flow[], frame: Frame = january()) =>
  (FLOW_KPIS[id] as FlowKpi)(materialIn(flows, frame), frame, STUDIO);
const day = (text: string) => localDate(text);

describe('every KPI of flow', () => {
  it('answers null without issues, never 0', () => {
    const results = Object.values(flowKpis(materialIn([], january()), january(), STUDIO));
    expect(results).toHaveLength(14);
    for (const result of results) expect(result).toMatchObject({ value: null, n: 0, excluded: [], unset: null });
  });

  it('says its window, zone, time of the data and whether all of it has been read', () => {
    const frame = { ...january({ zone: 'Europe/Berlin' }), complete: false };
    for (const { window, zone, asOf, complete } of Object.values(flowKpis(materialIn([], frame), frame, STUDIO))) {
      expect({ window, zone, asOf, complete }).toEqual({
        window: windowOf('2026-01-01', '2026-02-01'),
        zone: 'Europe/Berlin',
        asOf: Date.UTC(2026, 5, 1),
        complete: false,
      });
    }
  });

  it('names the review stage where none is mapped, if it speaks of reviews', () => {
    const flow = flowThat([
      [0, 'work'],
      [1, 'closed'],
    ]);
    const results = flowKpis(materialIn([flow], january()), january(), stageMap([], new Map()));
    const silent = Object.entries(results).filter(([, { unset }]) => unset === 'review-stage');
    expect(silent.map(([id]) => id)).toEqual(['firstProofTime', 'reviewDuration', 'revisionRounds', 'firstTimeRight']);
    for (const [, { value }] of silent) expect(value).toBeNull();
  });

  it('counts what is done in local days of the zone, the first included, the last not', () => {
    const done = (hours: number) =>
      flowThat([
        [-40, 'work'],
        [hours / 24, 'closed'],
      ]);
    const frame = january({ window: windowOf('2026-01-05', '2026-01-06'), zone: 'America/New_York' });
    const inside = [done(5), done(28.999)];
    expect(kpi('cycleTime', [done(4.999), ...inside, done(29)], frame).n).toBe(2);
  });
});

describe('lead and cycle time', () => {
  const flows = [
    flowThat([
      [0, 'open'],
      [1, 'work'],
      [3, 'closed'],
    ]),
    flowThat([
      [0, 'open'],
      [2, 'work'],
      [7, 'closed'],
    ]),
    flowThat([
      [0, 'open'],
      [4, 'closed'],
    ]),
  ];

  it('are medians of elapsed days from creation and from start to done', () => {
    expect(kpi('leadTime', flows)).toMatchObject({ value: 4, unit: 'days', n: 3, parts: { p50: 4, p85: null } });
    expect(kpi('cycleTime', flows)).toMatchObject({ value: 3.5, n: 2 });
  });

  it('exclude and count what went straight to done', () => {
    expect(kpi('cycleTime', flows).excluded).toEqual([{ reason: 'never-started', count: 1 }]);
  });

  it('tell lead time in working days, too', () => {
    expect(
      kpi('leadTime', [
        flowThat([
          [4.5, 'open'],
          [7.5, 'closed'],
        ]),
      ]).parts,
    ).toMatchObject({ p50: 3, workingP50: 1 });
  });

  it('show P85 and P95 from 8 issues on', () => {
    const eight = [1, 2, 3, 4, 5, 6, 7, 8].map((days) =>
      flowThat([
        [0, 'work'],
        [days, 'closed'],
      ]),
    );
    expect(kpi('cycleTime', eight).parts).toEqual({
      p50: 4.5,
      p85: expect.closeTo(6.95, 9),
      p95: expect.closeTo(7.65, 9),
    });
  });
});

describe('reviews', () => {
  const twice = flowThat([
    [0, 'open'],
    [1, 'work'],
    [3, 'review'],
    [4, 'work'],
    [6, 'review'],
    [6.5, 'closed'],
  ]);
  const once = flowThat([
    [0, 'work'],
    [1, 'review'],
    [4, 'closed'],
  ]);
  const never = flowThat([
    [0, 'work'],
    [9, 'closed'],
  ]);

  it('the first proof comes with the first entry into review since the start', () => {
    expect(kpi('firstProofTime', [twice, never])).toMatchObject({
      value: 2,
      n: 1,
      excluded: [{ reason: 'never-reviewed', count: 1 }],
    });
  });

  it('last as long as all visits to review together', () => {
    expect(kpi('reviewDuration', [twice])).toMatchObject({ value: 1.5, unit: 'days' });
    expect(kpi('reviewDuration', [twice, once, never])).toMatchObject({ value: 2.25, n: 2 });
  });

  it('send back to work in rounds', () => {
    expect(kpi('revisionRounds', [twice, once, never])).toMatchObject({
      value: 0.5,
      unit: 'count',
      n: 2,
      parts: { p50: 0.5, mean: 0.5 },
      excluded: [{ reason: 'never-reviewed', count: 1 }],
    });
  });

  it('are right the first time where nothing came back', () => {
    expect(kpi('firstTimeRight', [twice, once, never])).toMatchObject({ value: 2 / 3, unit: 'share', n: 3 });
  });
});

describe('rework', () => {
  it('is the share of done issues that had left done before; those not done again are told beside it', () => {
    const again = flowThat([
      [0, 'work'],
      [1, 'resolved'],
      [2, 'work'],
      [3, 'closed'],
    ]);
    const open = flowThat(
      [
        [0, 'work'],
        [1, 'resolved'],
        [2, 'reopened'],
      ],
      { id: 'ART-2' as IssueId },
    );
    const steady = flowThat([
      [0, 'work'],
      [1, 'resolved'],
      [2, 'closed'],
    ]);
    expect(kpi('reworkRate', [again, open, steady])).toMatchObject({ value: 0.5, n: 2, parts: { reopened: 2 } });
  });
});

describe('on-time delivery', () => {
  const started = [
    [0, 'open'],
    [1, 'work'],
    [4.9, 'closed'],
  ] as const;

  it('goes by the due date that held at the start, and by the latest beside it', () => {
    const moved = flowThat(started, {
      due: day('2026-01-20'),
      dueChanges: [
        change(8, 2, day('2026-01-08'), day('2026-01-20')),
        change(7, 0.5, day('2026-01-02'), day('2026-01-08')),
      ],
    });
    expect(kpi('onTimeDelivery', [moved])).toMatchObject({ value: 0, n: 1, parts: { latest: 1, latestN: 1 } });
  });

  it('keeps what is done on the due date itself, by local days', () => {
    const due = flowThat(started, { due: day('2026-01-09') });
    expect(kpi('onTimeDelivery', [due])).toMatchObject({ value: 1, n: 1 });
    expect(kpi('onTimeDelivery', [due], january({ zone: 'Asia/Tokyo' })).value).toBe(0);
  });

  it('takes a change at the very start as agreed', () => {
    const agreed = flowThat(started, { due: day('2026-01-09'), dueChanges: [change(9, 1, null, day('2026-01-09'))] });
    expect(kpi('onTimeDelivery', [agreed]).value).toBe(1);
  });

  it('leaves out issues without a date at the start, and those that never started', () => {
    const late = flowThat(started, { due: day('2026-01-09'), dueChanges: [change(9, 2, null, day('2026-01-09'))] });
    const straight = flowThat(
      [
        [0, 'open'],
        [1, 'closed'],
      ],
      { due: day('2026-01-09') },
    );
    expect(kpi('onTimeDelivery', [late, straight])).toMatchObject({
      value: null,
      n: 0,
      excluded: [
        { reason: 'never-started', count: 1 },
        { reason: 'no-due-date', count: 1 },
      ],
      parts: { latest: 1, latestN: 2 },
    });
  });
});

describe('throughput', () => {
  const done = (days: number) =>
    flowThat([
      [-40, 'work'],
      [days, 'closed'],
    ]);

  it('keeps weeks without a done issue, and cuts weeks at the window', () => {
    const frame = january({ window: windowOf('2026-01-07', '2026-01-27') });
    const flows = [done(1), done(2), done(3), done(15), done(21)];
    expect(weeklyThroughput(materialIn(flows, frame).measures, frame)).toEqual([
      { week: '2026-01-05', count: 2 },
      { week: '2026-01-12', count: 0 },
      { week: '2026-01-19', count: 1 },
      { week: '2026-01-26', count: 1 },
    ]);
  });

  it('is the number of the window by its weeks, with percentiles over whole weeks', () => {
    const frame = january({ window: windowOf('2026-01-05', '2026-01-26') });
    expect(kpi('throughput', [done(1), done(2), done(15)], frame)).toMatchObject({
      value: 1,
      unit: 'count-per-week',
      n: 3,
      parts: { total: 3, p50: 1 },
    });
  });

  it('is 0 where issues exist and none was done', () => {
    expect(kpi('throughput', [flowThat([[0, 'work']])])).toMatchObject({ value: 0, n: 0 });
  });
});

describe('work in progress and backlog', () => {
  const many = (count: number, make: (index: number) => Flow) => Array.from({ length: count }, (_, i) => make(i));
  const frame = january({ window: windowOf('2026-01-05', '2026-01-15') });

  it('counts what is under way at the end of the window, as it stood then', () => {
    const flows = [
      flowThat([
        [0, 'open'],
        [1, 'work'],
        [20, 'closed'],
      ]),
      flowThat([[0, 'review']]),
      flowThat([[0, 'waiting']]),
      flowThat([
        [0, 'work'],
        [2, 'closed'],
      ]),
      flowThat([
        [0, 'work'],
        [2, 'open'],
      ]),
      flowThat([[15, 'work']]),
    ];
    expect(kpi('wip', flows, frame)).toMatchObject({ value: 3, n: 3, unit: 'count' });
    expect(kpi('wip', [flowThat([[0, 'open']])], frame)).toMatchObject({ value: 0, n: 0 });
    expect(kpi('wip', [flowThat([[15, 'work']])], frame).value).toBeNull();
  });

  it('is as old as the time since the start, which to do wiped: P85 from 8 issues on', () => {
    const eight = many(8, (i) =>
      flowThat([
        [0, 'work'],
        [0.5, 'open'],
        [i + 1, 'work'],
      ]),
    );
    expect(kpi('wipAge', eight, frame)).toMatchObject({ value: expect.closeTo(7.95, 9), n: 8, parts: { p50: 5.5 } });
    expect(kpi('wipAge', eight.slice(1), frame)).toMatchObject({
      value: null,
      n: 7,
      excluded: [{ reason: 'too-few', count: 7 }],
    });
  });

  it('waits since its creation where it has not started', () => {
    const backlog = many(8, (i) => flowThat([[i, 'open']]));
    expect(kpi('backlogAge', [...backlog, flowThat([[0, 'work']])], frame)).toMatchObject({
      value: expect.closeTo(8.95, 9),
      n: 8,
    });
  });

  it('never looks beyond the time of the data', () => {
    const early = january({ window: windowOf('2026-01-05', '2026-01-15'), asOf: at(3) });
    expect(early.end).toBe(instant(at(3)));
    expect(
      kpi(
        'wip',
        [
          flowThat([
            [0, 'work'],
            [4, 'closed'],
          ]),
        ],
        early,
      ).value,
    ).toBe(1);
  });
});

describe('flow efficiency', () => {
  it('is working time in progress and in review by the working time of the cycle', () => {
    const waited = flowThat([
      [0, 'work'],
      [1, 'waiting'],
      [3, 'review'],
      [4, 'closed'],
    ]);
    expect(kpi('flowEfficiency', [waited])).toMatchObject({ value: 0.5, unit: 'share', n: 1, parts: { overall: 0.5 } });
  });

  it('counts no time before a return to to do, and none in done', () => {
    const returned = flowThat([
      [0, 'work'],
      [1, 'open'],
      [2, 'work'],
      [3, 'resolved'],
      [4, 'work'],
      [5, 'closed'],
    ]);
    expect(kpi('flowEfficiency', [returned]).value).toBeCloseTo(2 / 3, 12);
  });

  it('leaves out what was worked on in free time only', () => {
    const weekend = flowThat([
      [5, 'work'],
      [6, 'closed'],
    ]);
    expect(kpi('flowEfficiency', [weekend])).toMatchObject({
      value: null,
      excluded: [{ reason: 'no-working-time', count: 1 }],
    });
  });
});

describe('rush share', () => {
  const typical = flowThat([
    [-9, 'work'],
    [1, 'closed'],
  ]);

  it('counts issues created with less time to the end of the due day than the median cycle takes', () => {
    const due = (text: string) => flowThat([[0, 'open']], { due: day(text) });
    expect(kpi('rushShare', [typical, due('2026-01-13'), due('2026-01-14'), flowThat([[0, 'open']])])).toMatchObject({
      value: 1 / 3,
      n: 3,
      parts: { medianCycle: 10, dated: 2 },
    });
  });

  it('goes by the due date at creation', () => {
    const later = { due: day('2026-01-06'), dueChanges: [change(1, 1, null, day('2026-01-06'))] };
    expect(kpi('rushShare', [typical, flowThat([[0, 'open']], later)])).toMatchObject({ value: 0, n: 1 });
  });

  it('says nothing without a cycle time to go by', () => {
    expect(kpi('rushShare', [flowThat([[0, 'open']], { due: day('2026-01-05') })])).toMatchObject({
      value: null,
      n: 1,
    });
  });
});

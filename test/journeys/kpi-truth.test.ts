import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../../local/data/studio/people';
import type { KpiBoard, KpiChartReply, KpiFigure } from '../../src/contract/kpi';
import type { Reply } from '../../src/contract/reply';
import { FLOW_KPIS } from '../../src/domain/kpi/flow-kpis';
import { addDays, type LocalDate, localDate } from '../../src/domain/units';
import type { TestDesk } from '../fixtures/desk';
import { aKeptDesk } from '../fixtures/kept-desk';
import { naiveClock } from '../fixtures/naive-clock';
import { type NaivePrepared, naivePrepare, naiveStages } from '../fixtures/naive-flow';
import { naiveCumulativeFlow, naiveKpis, naiveThroughput } from '../fixtures/naive-kpi';
import { rawHistories } from '../fixtures/raw-histories';

/** What the studio's admin mapped, by the names of the statuses. */
const REVIEWS = {
  'Internal review': 'inReview',
  'Client review': 'inReview',
  Checking: 'inReview',
  'On hold': 'waiting',
  'Waiting for customer': 'waiting',
} as const;
const ZONE = 'Europe/Berlin';
const CLOCK = naiveClock(ZONE);
const PERIOD = { unit: 'week', count: 4 } as const;
const WEEKS = 26;
/** In two requests: a board has 12 at most. */
const KPIS = Object.keys(FLOW_KPIS);

let desk: TestDesk;
let projects: Map<string, NaivePrepared[]>;
beforeAll(async () => {
  desk = await aKeptDesk(500);
  await desk.settle();
  const raw = await rawHistories(desk);
  const stageOf = naiveStages(raw, REVIEWS);
  projects = new Map();
  for (const issue of raw) {
    const { id } = issue.fields.project as unknown as { id: string };
    projects.set(id, [...(projects.get(id) ?? []), naivePrepare(issue, stageOf)]);
  }
}, 120_000);
afterAll(() => desk.stop());

const asked = async <T>(door: string, payload: unknown): Promise<T> => {
  const reply = await desk.invoke<Reply<T>>('settings', door, payload, admin.accountId);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
};

type Answer<T> = Extract<T, { kind: 'answer' }>;
const board = async (project: string): Promise<Answer<KpiBoard> & { readonly all: readonly KpiFigure[] }> => {
  const scope = { kind: 'projects', projects: [project] };
  const one = (kpis: readonly string[]) => asked<KpiBoard>('getKpis', { scope, kpis, period: PERIOD });
  const [first, second] = [await one(KPIS.slice(0, 7)), await one(KPIS.slice(7))];
  if (first.kind !== 'answer' || second.kind !== 'answer') throw new Error('nothing to browse');
  return { ...first, all: [...first.figures, ...second.figures] };
};

const close = (found: number | null | undefined, wanted: number | null): boolean =>
  wanted === null
    ? (found ?? null) === null
    : found != null && Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));

type Naive = (from: LocalDate, to: LocalDate) => ReturnType<typeof naiveKpis>;
type Shown = Extract<KpiFigure, { kind: 'shown' }>;

const shown = (figure: KpiFigure): Shown => {
  if (figure.kind !== 'shown') throw new Error(`${figure.kpi} is withheld`);
  return figure;
};

/** Figures of this moment are told by the line alone: the naive reading knows no now. */
const comparePeriod = (where: string, { kpi, now, result }: Shown, naive: ReturnType<typeof naiveKpis>): void => {
  if (now) return;
  const found: Record<string, number | null> = { ...result.parts, value: result.value, n: result.n };
  for (const [name, wanted] of Object.entries(naive[kpi] ?? {}))
    if (!close(found[name], wanted)) expect({ where, [name]: found[name] }).toEqual({ where, [name]: wanted });
};

const compareLine = (where: string, { kpi, line }: Shown, naive: Naive): number => {
  expect(line).toHaveLength(WEEKS);
  for (const { to, value, n } of line) {
    const end = addDays(to, 1);
    const wanted = naive(addDays(end, -28), end)[kpi];
    if (!close(value, wanted?.value ?? null) || n !== wanted?.n)
      expect({ where, to, value, n }).toEqual({ where, to, value: wanted?.value, n: wanted?.n });
  }
  return line.length;
};

describe('a board of the studio', () => {
  it('says what a naive reading of Jira’s own histories says, in the period and along each line', async () => {
    let compared = 0;
    for (const [project, issues] of projects) {
      const answer = await board(project);
      expect(answer).toMatchObject({ complete: true, reading: null, zone: ZONE });
      const naive: Naive = (from, to) => naiveKpis(issues, { from, to, clock: CLOCK }, true);
      const now = naive(answer.window.from, answer.window.to);
      for (const figure of answer.all.map(shown)) {
        const where = `${project} ${figure.kpi}`;
        comparePeriod(where, figure, now);
        compared += compareLine(where, figure, naive);
      }
    }
    expect(compared).toBe(projects.size * WEEKS * KPIS.length);
  }, 120_000);

  it('draws the flow and the weeks that a naive reading draws', async () => {
    for (const [project, issues] of projects) {
      const scope = { kind: 'projects', projects: [project] };
      const chart = (kind: string) =>
        asked<KpiChartReply>('getKpiChart', {
          scope,
          period: PERIOD,
          chart: { kind, ...(kind === 'throughput' ? { ask: null } : {}) },
        });
      const flow = (await chart('cumulative-flow')) as Answer<KpiChartReply>;
      const { from, to } = flow.window;
      if (flow.chart.kind !== 'cumulative-flow') throw new Error('no flow');
      expect(flow.chart.days).toEqual(naiveCumulativeFlow(issues, { from, to, clock: CLOCK }));
      const weeks = (await chart('throughput')) as Answer<KpiChartReply>;
      if (weeks.chart.kind !== 'throughput') throw new Error('no weeks');
      const start = localDate(weeks.chart.weeks[0]?.week ?? '');
      expect(weeks.chart.weeks).toEqual(naiveThroughput(issues, { from: start, to, clock: CLOCK }));
      expect(weeks.chart.open).toBe(issues.filter(({ path }) => path.at(-1)?.stage !== 'done').length);
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { IssueId, PersonId } from '../../../src/domain/capacity/types';
import type { KpiId } from '../../../src/domain/kpi/catalogue';
import { periodBefore } from '../../../src/domain/kpi/period';
import { instant, localDate, zone } from '../../../src/domain/units';
import { figuresIn, windowFor } from '../../../src/usecases/kpi/figures';
import { deskOf } from '../../../src/usecases/kpi/get-kpis';
import type { OpenScope } from '../../../src/usecases/kpi/open-scope';
import type { KeptMeasure, KeptStay, KpiPorts, Where } from '../../../src/usecases/kpi/ports';
import { readMaterial } from '../../../src/usecases/kpi/read-material';
import { released } from '../../../src/usecases/kpi/release';

const DAY = 86_400_000;
const NOW = instant(Date.UTC(2026, 10, 26, 9));
const ago = (days: number) => instant(NOW - days * DAY);
const PERIOD = { unit: 'week', count: 4 } as const;

let last = 0;
const nextId = () => String(++last) as IssueId;

/** Done ten days ago, a week after it was begun, unless said otherwise. */
const aDone = (holder: number, over: Partial<KeptMeasure> = {}): KeptMeasure => ({
  ...{ id: nextId(), project: 1, type: 1, created: ago(20), started: ago(17), done: ago(10) },
  ...{ doneDay: localDate('2026-11-16'), firstProof: null, review: null, revisionRounds: 0, reworked: false },
  ...{ dueAtCreation: null, dueAtStart: null, due: null, workingLead: 7, workingCycle: 5, activeCycle: 5 },
  ...{ estimate: null, estimateAtStart: null, actual: null, unknownStatus: false },
  ...{ holder: holder as PersonId, ratings: { satisfaction: null, nps: null } },
  ...over,
});

/** Under way for three days now, unless said otherwise. */
const aStay = (holder: number, over: Partial<KeptStay> = {}): KeptStay => ({
  ...{ id: nextId(), created: ago(20), stage: 'inProgress', from: ago(3), to: null, started: ago(3) },
  ...{ holder: holder as PersonId, ...over },
});
/** Under way two weeks ago, and over since. */
const past = (holder: number) => aStay(holder, { from: ago(18), to: ago(14), started: ago(18) });

type World = { readonly measures: readonly KeptMeasure[]; readonly stays: readonly KeptStay[] };
const TEAM = [1, 2, 3, 4, 5, 6];

/** Whether a KPI of a filter is shown, where the filter finds these issues and its projects have others besides. */
const whyNot = async (kpi: KpiId, own: World, others: World = { measures: [], stays: [] }) => {
  const of = <T>(mine: readonly T[], rest: readonly T[], { narrow }: Where) =>
    narrow.kind === 'all' ? [...mine, ...rest] : mine;
  const facts = {
    measures: async (where: Where) => {
      const rows = of(own.measures, others.measures, where);
      return { rows, all: rows.length };
    },
    stays: async (where: Where) => of(own.stays, others.stays, where),
    staysBesides: async (where: Where) => ({ open: [], back: of(own.stays, others.stays, where) }),
  };
  const ports = { facts } as unknown as KpiPorts;
  const window = periodBefore(localDate('2026-11-26'), PERIOD);
  const open = {
    ...{ scope: { kind: 'ids', ids: ['1'] }, kind: 'filter', now: NOW, zone: zone('UTC'), window, before: window },
    ...{ today: localDate('2026-11-26'), since: localDate('2026-01-01') },
    where: { projects: [1], narrow: { kind: 'ids', ids: [1] }, done: 0 },
    site: {
      ...{ me: null, measuring: null, fields: { satisfaction: null, nps: null }, state: { asOf: NOW, reading: null } },
      stages: { site: { 4: 'inReview' }, projects: [] },
    },
  } as unknown as OpenScope;
  const at = windowFor(kpi, open);
  const material = await readMaterial(ports, open, { kpis: [kpi], windows: [at], anyMoment: true });
  const desk = deskOf(open);
  const result = figuresIn(desk, material)(kpi, at);
  const [release] = await released(ports, desk, material, [{ kpi, window: at, result }]);
  return release?.kind === 'withheld' ? release.why : null;
};

describe('a figure about people', () => {
  it('is shown where six people hold what it is made of', async () => {
    expect(await whyNot('cycleTime', { measures: TEAM.map((holder) => aDone(holder)), stays: [] })).toBeNull();
    expect(await whyNot('wip', { measures: [], stays: TEAM.map((holder) => aStay(holder)) })).toBeNull();
  });

  it('of this moment is one person’s where one has work now, whoever had some in the weeks before', async () => {
    const stays = [aStay(1), ...TEAM.map(past)];
    for (const kpi of ['wip', 'wipAge'] as const) expect(await whyNot(kpi, { measures: [], stays })).toBe('too-few');
  });

  it('is one person’s where one alone brings a value, whoever else has something done', async () => {
    const measures = [aDone(1, { firstProof: DAY, review: DAY }), ...TEAM.map((holder) => aDone(holder))];
    expect(await whyNot('firstProofTime', { measures, stays: [] })).toBe('too-few');
    const unstarted = TEAM.map((holder) => aDone(holder, { started: null }));
    expect(await whyNot('cycleTime', { measures: [aDone(1), ...unstarted], stays: [] })).toBe('too-few');
  });

  it('of what was created is made of who holds that', async () => {
    const old = { created: ago(300) };
    const measures = [aDone(1), ...TEAM.map((holder) => aDone(holder, old))];
    expect(await whyNot('rushShare', { measures, stays: [] })).toBe('too-few');
  });

  it('leaves nobody over in the projects, by what that very figure is made of', async () => {
    const done = TEAM.map((holder) => aDone(holder));
    const own = { measures: done, stays: TEAM.map((holder) => aStay(holder)) };
    expect(await whyNot('wip', own, { measures: [], stays: [aStay(7)] })).toBe('complement');
    // Who has nothing under way is nobody's rest of it.
    expect(await whyNot('wip', own, { measures: [aDone(7)], stays: [past(7)] })).toBeNull();
    expect(await whyNot('cycleTime', own, { measures: [aDone(7)], stays: [] })).toBe('complement');
    expect(await whyNot('cycleTime', own, { measures: [aDone(7, { started: null })], stays: [] })).toBeNull();
  });
});

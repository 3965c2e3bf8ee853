import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../src/domain/capacity/types';
import type { KpiId } from '../../../src/domain/kpi/catalogue';
import { COHORT_FLOOR, type Contribution, floorOf } from '../../../src/domain/kpi/disclosure';
import { answered, notSetUp } from '../../../src/domain/kpi/frame';
import {
  type AskedOfPeople,
  type isAboutPeople,
  type Release,
  releaseOfIssues,
  releaseOfPeople,
} from '../../../src/domain/kpi/people-rules';
import { november, person } from './measures-examples';

const people = (from: number, to: number): PersonId[] =>
  Array.from({ length: to - from + 1 }, (_, at) => person(from + at));

const ofCohort = (
  members: readonly PersonId[],
  facts: { kpi?: KpiId; parts?: Record<string, number>; slice?: string; rates?: readonly string[] } = {},
): AskedOfPeople => ({
  kind: 'cohort',
  kpi: facts.kpi ?? 'leadTime',
  behind: members.map((one, at): Contribution => {
    const rate = facts.rates?.[at % facts.rates.length];
    return { person: one, slice: facts.slice ?? '', ...(rate === undefined ? {} : { rate }) };
  }),
  result: answered(november, 'days', 7, 100, {
    parts: facts.parts ?? {},
    excluded: { 'no-capacity': 1 },
  }),
});

const ofPerson = (n: number): AskedOfPeople => ({
  kind: 'person',
  kpi: 'loggedUtilisation',
  person: person(n),
  result: answered(november, 'share', 0.5, 1, { parts: { loggedHours: 20, mine: 1 } }),
});

const outsider = { person: person(900) };
const words = (releases: readonly Release[]) => releases.map((one) => (one.kind === 'shown' ? 'shown' : one.why));

describe('figures of a person', () => {
  it('are for that person, whole, and for nobody else, the system included', () => {
    const [own] = releaseOfPeople({ person: person(1) }, [ofPerson(1)]);
    expect(own).toMatchObject({ kind: 'shown', result: { value: 0.5, parts: { loggedHours: 20, mine: 1 } } });
    expect(words(releaseOfPeople(outsider, [ofPerson(1)]))).toEqual(['not-yours']);
    expect(words(releaseOfPeople({ person: null }, [ofPerson(1)]))).toEqual(['not-yours']);
  });
});

describe('figures of a cohort', () => {
  it('are shown from 5 people on', () => {
    expect(words(releaseOfPeople(outsider, [ofCohort(people(1, 5))]))).toEqual(['shown']);
    expect(words(releaseOfPeople(outsider, [ofCohort(people(1, 4))]))).toEqual(['too-few']);
    expect(words(releaseOfPeople(outsider, [ofCohort([])]))).toEqual(['too-few']);
  });
  it('count people, not what they did: 40 slices of one person are one person', () => {
    const one = { ...ofCohort([]), behind: people(1, 40).map((at) => ({ person: person(1), slice: `${at}` })) };
    expect(words(releaseOfPeople(outsider, [one as AskedOfPeople]))).toEqual(['too-few']);
  });
  it('need 5 others where the asker is among them, who could take off their own figure', () => {
    expect(words(releaseOfPeople({ person: person(1) }, [ofCohort(people(1, 5))]))).toEqual(['too-few']);
    expect(words(releaseOfPeople({ person: person(1) }, [ofCohort(people(1, 6))]))).toEqual(['shown']);
  });
  it('are withheld where they would tell a complement of fewer than 5', () => {
    const team = ofCohort(people(1, 9));
    expect(words(releaseOfPeople(outsider, [team, ofCohort(people(1, 5))]))).toEqual(['shown', 'complement']);
    expect(words(releaseOfPeople(outsider, [ofCohort(people(1, 10)), ofCohort(people(1, 5))]))).toEqual([
      'shown',
      'shown',
    ]);
  });
  it('are withheld where three of them together would tell one person', () => {
    const [a, b] = [ofCohort(people(1, 5)), ofCohort(people(6, 11))];
    const all = ofCohort(people(1, 12));
    expect(words(releaseOfPeople(outsider, [a, b, all]))).toEqual(['shown', 'shown', 'complement']);
  });
  it('are withheld where a longer window would tell a week of too few', () => {
    const weeks = (members: PersonId[], slice: string) => ofCohort(members, { slice });
    const [first, second] = [weeks(people(1, 8), 'w1'), weeks(people(1, 2), 'w2')];
    const both = { ...first, behind: [...behindOf(first), ...behindOf(second)] } as AskedOfPeople;
    expect(words(releaseOfPeople(outsider, [first, second, both]))).toEqual(['shown', 'too-few', 'complement']);
  });
  it('are held against what the asker was shown before', () => {
    const earlier = [{ kind: 'cohort', kpi: 'leadTime', behind: behindOf(ofCohort(people(1, 9))) } as const];
    expect(words(releaseOfPeople({ ...outsider, earlier }, [ofCohort(people(1, 5))]))).toEqual(['complement']);
  });
  it('of other KPIs cannot be subtracted and stand beside each other', () => {
    const asked = [ofCohort(people(1, 9)), ofCohort(people(1, 5), { kpi: 'wip' })];
    expect(words(releaseOfPeople(outsider, asked))).toEqual(['shown', 'shown']);
  });
  it('carry no part of a person or of a few, no count of people left out, and no field nobody thought of', () => {
    const parts = { p50: 7, 'person:12': 3, 'count:film': 0.2 };
    const [lead] = releaseOfPeople(outsider, [ofCohort(people(1, 6), { parts })]);
    expect(lead).toMatchObject({ kind: 'shown', result: { parts: { p50: 7 } } });
    expect(JSON.stringify(lead)).not.toMatch(/person|film/);
    const one = ofCohort(people(1, 6), { kpi: 'loggedUtilisation', parts: { loggedHours: 9, peopleWithout: 1 } });
    const extra = { ...one, result: { ...one.result, byPerson: [1, 2, 3] } };
    const [logged] = releaseOfPeople(outsider, [extra]);
    expect(logged).toMatchObject({ result: { parts: { loggedHours: 9 }, excluded: [] } });
    expect(JSON.stringify(logged)).not.toMatch(/byPerson|peopleWithout/);
  });
  it('say that they are not set up, which tells nothing of anybody', () => {
    const result = notSetUp(november, 'share', 'coordination');
    const asked = { kind: 'cohort', kpi: 'coordinationShare', behind: [], result } as const;
    expect(releaseOfPeople(outsider, [asked])[0]).toMatchObject({ kind: 'shown', result: { unset: 'coordination' } });
    const smuggled = { ...asked, result: { ...result, value: 3 } };
    expect(words(releaseOfPeople(outsider, [smuggled]))).toEqual(['too-few']);
  });
});

describe('the floor', () => {
  it('is 5; an admin may raise it and never lower it', () => {
    expect([null, 5, 12].map(floorOf)).toEqual([COHORT_FLOOR, 5, 12]);
    expect([4, 1, 0, -1, 5.5, Number.NaN, Number.POSITIVE_INFINITY].map(floorOf)).toEqual(Array(7).fill(null));
  });
  it('holds even where a lower one reaches the rules', () => {
    for (const floor of [0, 1, 4, -5, Number.NaN]) {
      expect(words(releaseOfPeople({ ...outsider, floor }, [ofCohort(people(1, 4))]))).toEqual(['too-few']);
    }
    expect(words(releaseOfPeople({ ...outsider, floor: 8 }, [ofCohort(people(1, 7))]))).toEqual(['too-few']);
  });
});

describe('cost of a cohort', () => {
  const cost = (members: PersonId[], rates: string[]) => ofCohort(members, { kpi: 'cost', rates });
  const hoursOf = (members: PersonId[]) => ofCohort(members, { kpi: 'loggedUtilisation' });
  it('needs 5 holders of a rate', () => {
    expect(words(releaseOfPeople(outsider, [cost(people(1, 4), ['EUR:1', 'EUR:2'])]))).toEqual(['too-few']);
  });
  it('is not shown beside hours where all have one rate, whichever is asked first', () => {
    const six = people(1, 6);
    expect(words(releaseOfPeople(outsider, [hoursOf(six), cost(six, ['EUR:1'])]))).toEqual(['shown', 'one-rate']);
    expect(words(releaseOfPeople(outsider, [cost(six, ['EUR:1']), hoursOf(six)]))).toEqual(['one-rate', 'shown']);
    expect(words(releaseOfPeople(outsider, [cost(six, ['EUR:1'])]))).toEqual(['shown']);
    expect(words(releaseOfPeople(outsider, [hoursOf(six), cost(six, ['EUR:1', 'EUR:2'])]))).toEqual(['shown', 'shown']);
  });
  it('keeps hours back where cost of one rate was shown before', () => {
    const money = cost(people(1, 6), ['EUR:1']);
    const earlier = [{ kind: 'cohort', kpi: 'cost', behind: behindOf(money) } as const];
    expect(words(releaseOfPeople({ ...outsider, earlier }, [hoursOf(people(1, 6))]))).toEqual(['one-rate']);
  });
  it('is not shown beside hours where the difference of two cohorts has one rate', () => {
    const few = cost(people(1, 5), ['EUR:1', 'EUR:2']);
    const more = {
      ...few,
      behind: [...behindOf(few), ...people(6, 10).map((one) => ({ person: one, slice: '', rate: 'EUR:3' }))],
    } as AskedOfPeople;
    expect(words(releaseOfPeople(outsider, [hoursOf(people(1, 10)), few, more]))).toEqual([
      'shown',
      'shown',
      'one-rate',
    ]);
  });
  it('names no currencies where there are several, since one may be one person’s', () => {
    const asked = cost(people(1, 6), ['EUR:1', 'USD:2']);
    const result = { ...asked.result, currencies: { kind: 'several', currencies: ['EUR', 'USD'] } } as const;
    expect(JSON.stringify(releaseOfPeople(outsider, [{ ...asked, result }]))).not.toMatch(/EUR|USD/);
  });
});

describe('figures of issues', () => {
  const result = answered(november, 'days', 7, 100);
  const why = (kpi: KpiId, scope: Parameters<typeof isAboutPeople>[1]) => words([releaseOfIssues(kpi, scope, result)]);
  it('are shown of scopes of issues', () => {
    expect(why('leadTime', 'project')).toEqual(['shown']);
    expect(why('capacityVsDemand', 'team')).toEqual(['shown']);
  });
  it('of a team, a filter or a person go by the people rules, and so do logged hours and cost of any scope', () => {
    for (const scope of ['team', 'filter', 'person'] as const) expect(why('leadTime', scope)).toEqual(['people-rules']);
    for (const kpi of ['cost', 'loggedUtilisation', 'participation'] as const) {
      expect(why(kpi, 'project')).toEqual(['people-rules']);
    }
  });
});

const behindOf = (asked: AskedOfPeople): readonly Contribution[] => (asked.kind === 'cohort' ? asked.behind : []);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { couldFinishBy } from '../../../src/domain/capacity/could-finish-by';
import type { Calendar, IssueId, PlannedIssue } from '../../../src/domain/capacity/types';
import { firstIfDueLater } from '../../../src/domain/suggestion/due-later';
import { PRESETS, type Preset, raceBy } from '../../../src/domain/suggestion/presets';
import { type Contender, delayOf, rank } from '../../../src/domain/suggestion/rank';
import { addDays, hours, instant, type LocalDate, localDate, weekdayOf, zone } from '../../../src/domain/units';
import { person } from '../../fixtures/histories';

const monday = localDate('2026-11-23');
const day = (n: number) => addDays(monday, n);

const contender = (id: number, over: Partial<Contender> = {}): Contender => ({
  person: person(id),
  logChance: Math.log(0.2),
  finish: { busy: day(1), free: day(1) },
  back: null,
  vetoes: [],
  ...over,
});

const race = (preset: Preset, due: number | null = 4) =>
  raceBy(preset, { due: due === null ? null : day(due), slaDays: 10 });
const order = (contenders: readonly Contender[], preset: Preset, due: number | null = 4) =>
  rank(contenders, race(preset, due)).placed.map(({ contender: { person: id } }) => id);

describe('the ranking', () => {
  const expert = contender(1, { logChance: Math.log(0.6), finish: { busy: day(14), free: day(1) } });
  const free = contender(2, { logChance: Math.log(0.3) });

  it('follows fit alone when only skills count, and lets capacity speak otherwise', () => {
    expect(order([free, expert], 'skills-only')).toEqual([1, 2]);
    expect(order([free, expert], 'balanced')).toEqual([2, 1]);
    expect(order([free, expert], 'capacity-first')).toEqual([2, 1]);
  });

  it('breaks ties by person id, in whatever order people come', () => {
    expect(order([contender(3), contender(1), contender(2)], 'balanced')).toEqual([1, 2, 3]);
  });

  it('adds wait and lateness, in days', () => {
    expect(delayOf({ busy: day(9), free: day(2) }, day(4))).toBe(7 + 5);
    expect(delayOf({ busy: day(3), free: day(2) }, day(4))).toBe(1);
    expect(delayOf({ busy: day(9), free: day(2) }, null)).toBe(7);
  });

  it('puts who cannot finish within planning behind everybody who can', () => {
    expect(delayOf({ busy: null, free: day(2) }, day(4))).toBeGreaterThan(
      delayOf({ busy: day(399), free: day(0) }, day(-900)),
    );
    const never = { busy: null, free: day(2) };
    const hopeless = [
      contender(1, { finish: never }),
      contender(2, { finish: never, logChance: Math.log(0.9) }),
      contender(3),
    ];
    expect(order(hopeless, 'balanced')).toEqual([3, 2, 1]);
  });

  it('judges nobody late where the remaining work is unknown', () => {
    expect(
      order(
        [contender(1, { finish: null }), contender(2, { finish: null, logChance: Math.log(0.5) })],
        'capacity-first',
      ),
    ).toEqual([2, 1]);
  });

  it('leaves out who is away through the due date, names the day they are back, and never puts them on top', () => {
    const away = contender(1, { logChance: Math.log(0.9), back: day(7) });
    const { placed, leftOut } = rank([away, free], race('skills-only'));
    expect(placed.map(({ contender: { person: id } }) => id)).toEqual([2]);
    expect(leftOut.map(({ vetoes }) => vetoes)).toEqual([[{ kind: 'away-through-due', back: day(7) }]]);
    expect(order([away, free], 'skills-only', 7)).toEqual([1, 2]);
    expect(order([away, free], 'skills-only', null)).toEqual([1, 2]);
  });

  it('keeps all the reasons of who is left out', () => {
    const gone = contender(1, { back: day(30), vetoes: [{ kind: 'inactive' }, { kind: 'not-assignable' }] });
    expect(rank([gone], race('balanced')).leftOut[0]?.vetoes.map(({ kind }) => kind)).toEqual([
      'inactive',
      'not-assignable',
      'away-through-due',
    ]);
  });

  it('says in words what each preset does', () => {
    expect(Object.values(PRESETS).map(({ lambda }) => lambda)).toEqual([0, 2, 5]);
    for (const { says } of Object.values(PRESETS)) expect(says.length).toBeGreaterThan(60);
  });
});

describe('load', () => {
  const eight = hours(8);
  const calendar: Calendar = {
    zone: zone('UTC'),
    schedules: [{ from: localDate('2000-01-01'), week: [eight, eight, eight, eight, eight, hours(0), hours(0)] }],
    absences: [],
    memberships: [],
    assumed: false,
  };
  const someWork = fc
    .record({
      hours: fc.integer({ min: 1, max: 60 }),
      due: fc.option(fc.integer({ min: -5, max: 30 })),
      priority: fc.integer({ min: 0, max: 3 }),
    })
    .map(
      (work, index = 0): PlannedIssue => ({
        id: `W${index}` as IssueId,
        remaining: { kind: 'known', seconds: hours(work.hours) },
        start: null,
        due: work.due === null ? null : day(work.due),
        priority: work.priority,
        rank: null,
        created: instant(0),
      }),
    );
  const named = (works: readonly PlannedIssue[]) => works.map((work, i) => ({ ...work, id: `W${i}` as IssueId }));
  const issue = { id: 'X' as IssueId, remaining: hours(6), start: null, priority: 1 };
  const finish = (issues: readonly PlannedIssue[]) => ({
    busy: couldFinishBy({ calendar, today: monday, issues, issue }),
    free: couldFinishBy({ calendar, today: monday, issues: [], issue }),
  });

  it('added to a person never raises their rank, by the plans of real work', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(someWork, { maxLength: 4 }), fc.integer({ min: 1, max: 100 })), {
          minLength: 2,
          maxLength: 5,
        }),
        fc.array(someWork, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        fc.constantFrom<Preset>('skills-only', 'balanced', 'capacity-first'),
        fc.option(fc.integer({ min: 0, max: 20 })),
        (people, more, pick, preset, due) => {
          const chosen = pick % people.length;
          const placesWith = (extra: readonly PlannedIssue[]) => {
            const contenders = people.map(([works, chance], i) =>
              contender(i + 1, {
                logChance: Math.log(chance / 100),
                finish: finish(named(i === chosen ? [...works, ...extra] : works)),
              }),
            );
            return order(contenders, preset, due).indexOf(person(chosen + 1));
          };
          expect(placesWith(more)).toBeGreaterThanOrEqual(placesWith([]));
        },
      ),
      { seed: 7, numRuns: 150 },
    );
  });
});

describe('a later due date', () => {
  const expert = contender(1, { logChance: Math.log(0.6), finish: { busy: day(9), free: day(8) } });
  const free = contender(2, { logChance: Math.log(0.3) });
  const later = (contenders: readonly Contender[], due: number | null = 4) =>
    Object.fromEntries(firstIfDueLater(contenders, race('balanced', due)));

  it('is told in working days when it would put somebody first', () => {
    // Due on Thursday, done Wednesday of the week after: behind by ln 2 while 2·(1 + late) ÷ 10 exceeds it.
    expect(later([expert, free], 3)).toEqual({ 1: { days: 2, due: day(7) } });
  });

  it('lets somebody in who is away until then', () => {
    const away = contender(1, { logChance: Math.log(0.9), back: day(7) });
    expect(later([away, free])).toEqual({ 1: { days: 1, due: day(7) } });
  });

  it('is not told where no date helps, or the issue has none', () => {
    expect(later([free, contender(3)])).toEqual({});
    expect(later([expert, free], null)).toEqual({});
    expect(later([free, contender(1, { logChance: 0, vetoes: [{ kind: 'inactive' }] })])).toEqual({});
  });

  it('names for each person the day on which the ranking does put them first, and no earlier one', () => {
    const contenders = [
      free,
      expert,
      contender(3, { logChance: Math.log(0.8), finish: { busy: day(16), free: day(6) } }),
    ];
    const found = firstIfDueLater(contenders, race('balanced', 3));
    expect(found.size).toBeGreaterThan(0);
    for (const [who, { due }] of found) {
      const firstOn = (on: LocalDate) =>
        rank(contenders, { ...race('balanced', 3), due: on }).placed[0]?.contender.person;
      expect(firstOn(due)).toBe(who);
      for (let earlier = day(3); earlier < due; earlier = addDays(earlier, 1))
        if (weekdayOf(earlier) < 5) expect(firstOn(earlier)).not.toBe(who);
    }
  });
});

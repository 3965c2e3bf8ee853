import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contribution } from '../../../src/domain/kpi/disclosure';
import { answered } from '../../../src/domain/kpi/frame';
import { type AskedOfPeople, type OfCohort, releaseOfPeople } from '../../../src/domain/kpi/people-rules';
import { november, person } from './measures-examples';

/** Three groups of 5 and one more person: unions of groups are allowed, what cuts through one mostly not. */
const PEOPLE = Array.from({ length: 16 }, (_, at) => at + 1);
const groups = fc
  .subarray([0, 5, 10], { minLength: 1 })
  .map((starts) => starts.flatMap((at) => PEOPLE.slice(at, at + 5)));
const members = fc.oneof(
  groups,
  fc.subarray(PEOPLE),
  fc.tuple(groups, fc.constantFrom(...PEOPLE)).map(([g, p]) => [...g, p]),
);
const slices = fc.subarray(['w1', 'w2'], { minLength: 1 });
const behind = fc
  .tuple(members, slices)
  .map(([who, when]) => [...new Set(who)].flatMap((one) => when.map((slice) => ({ person: person(one), slice }))));

const cohort = (of: readonly Contribution[]): AskedOfPeople => ({
  kind: 'cohort',
  kpi: 'leadTime',
  behind: of,
  result: answered(november, 'days', 1, 1),
});

describe('what is shown of cohorts', () => {
  it('never adds up to a figure of 1 to 4 others, found by linear algebra over every four of them', () => {
    fc.assert(
      fc.property(fc.array(behind, { maxLength: 5 }), fc.constantFrom(...PEOPLE, 99), (asked, asker) => {
        const releases = releaseOfPeople({ person: person(asker) }, asked.map(cohort));
        const shown = asked.filter((_, at) => releases[at]?.kind === 'shown');
        expect(tellsOfFew(shown, asker)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('never does so over a sequence of four calls, each told of the ones before', () => {
    const calls = fc.array(fc.array(behind, { maxLength: 2 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(calls, fc.constantFrom(...PEOPLE, 99), (sequence, asker) => {
        const earlier: OfCohort[] = [];
        for (const asked of sequence) {
          const releases = releaseOfPeople({ person: person(asker), earlier: [...earlier] }, asked.map(cohort));
          const shown = asked.filter((_, at) => releases[at]?.kind === 'shown');
          earlier.push(...shown.map((of) => ({ kind: 'cohort', kpi: 'leadTime', behind: of }) as const));
        }
        expect(
          tellsOfFew(
            earlier.map((one) => one.behind),
            asker,
          ),
        ).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('is all that was asked where cohorts of enough people do not overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 9 }), { maxLength: 6 }), (sizes) => {
        const asked = sizes.map((size, at) =>
          cohort(Array.from({ length: size }, (_, one) => ({ person: person(100 * at + one) }))),
        );
        const releases = releaseOfPeople({ person: person(-1) }, asked);
        expect(releases.every(({ kind }) => kind === 'shown')).toBe(true);
      }),
    );
  });

  it('is found out by the same linear algebra where the rules are not asked', () => {
    const of = (...who: number[]) => who.map((one) => ({ person: person(one), slice: 'w1' }));
    expect(tellsOfFew([of(1, 2, 3, 4, 5, 6), of(1, 2, 3, 4, 5)], 99)).toBe(true);
    expect(tellsOfFew([of(1, 2, 3, 4, 5)], 1)).toBe(true);
    expect(tellsOfFew([of(...PEOPLE), of(1, 2, 3, 4, 5)], 99)).toBe(false);
  });
});

/** Whether sums of the figures, with any weights, leave something of at most four others: then rank drops without them. */
const tellsOfFew = (figures: readonly (readonly Contribution[])[], asker: number): boolean => {
  const others = PEOPLE.filter((one) => one !== asker);
  const rowsOver = (who: readonly number[]) => {
    const cells = who.flatMap((one) => ['w1', 'w2'].map((slice) => ({ one, slice })));
    return figures.map((of) =>
      cells.map(({ one, slice }) => (of.some((c) => c.person === one && c.slice === slice) ? 1 : 0)),
    );
  };
  const whole = rank(rowsOver(others));
  return fours(others).some((few) => rank(rowsOver(others.filter((one) => !few.includes(one)))) < whole);
};

const fours = (all: readonly number[]): number[][] =>
  all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .flatMap((b, j) => all.slice(i + j + 2).flatMap((c, k) => all.slice(i + j + k + 3).map((d) => [a, b, c, d]))),
  );

const rank = (rows: readonly (readonly number[])[]): number => {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, index) => index >= found && Math.abs(row[column] ?? 0) > 1e-9);
    const pivot = left[at];
    if (pivot === undefined) continue;
    left.splice(at, 1);
    for (const row of left.slice(found)) eliminate(row, pivot, column);
    left.splice(found, 0, pivot);
    found += 1;
  }
  return found;
};

const eliminate = (row: number[], pivot: readonly number[], column: number): void => {
  const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
  for (const [at, value] of pivot.entries()) row[at] = (row[at] ?? 0) - factor * value;
};

import type { PersonId } from '../capacity/types';

/** Fewest people a figure about others may be made of. A constant of the code: no setting reaches below it. */
export const COHORT_FLOOR = 5;

/** Whose facts are behind a figure, each in its slice of time or work where figures of several slices are asked for. */
export type Contribution = {
  readonly person: PersonId;
  /** Such as the Monday of the week; figures over the same slices can be subtracted from each other. */
  readonly slice?: string;
  /** For money: a token of the rate, such as `EUR:4500`; alike for like rates. */
  readonly rate?: string;
};

export type Behind = readonly Contribution[];

/** The facts that occur in the very same figures: differences can single these out, and nothing finer. */
type Atom = { readonly people: ReadonlySet<PersonId>; readonly rates: ReadonlySet<string> };

/** The floor with what an admin asked for: they may raise it. Null = no number to be used. */
export const floorOf = (asked: number | null): number | null => {
  if (asked === null) return COHORT_FLOOR;
  return Number.isSafeInteger(asked) && asked >= COHORT_FLOOR ? asked : null;
};

/**
 * Whether from these figures together no statistic of fewer people than the floor can be worked out: whatever is added
 * and subtracted is made of whole atoms. The asker knows their own figures and could take them off, so they do not count.
 */
export const holdsTogether = (figures: readonly Behind[], asker: PersonId | null, floor: number): boolean =>
  atomsOf(figures, asker).every(({ people }) => people.size >= Math.max(floor, COHORT_FLOOR));

/** Whether cost ÷ hours of some part would be the one rate of everybody in it. */
export const tellsRate = (money: readonly Behind[], asker: PersonId | null): boolean =>
  atomsOf(money, asker).some(({ rates }) => rates.size < 2);

const atomsOf = (figures: readonly Behind[], asker: PersonId | null): readonly Atom[] => {
  const cells = new Map<string, { person: PersonId; rates: Set<string>; figures: Set<number> }>();
  for (const [at, behind] of figures.entries()) {
    for (const { person, slice = '', rate } of behind) {
      if (person === asker) continue;
      const key = `${person}:${slice}`;
      const cell = cells.get(key) ?? { person, rates: new Set(), figures: new Set() };
      cells.set(key, cell);
      cell.figures.add(at);
      if (rate !== undefined) cell.rates.add(rate);
    }
  }
  const atoms = new Map<string, { people: Set<PersonId>; rates: Set<string> }>();
  for (const { person, rates, figures: own } of cells.values()) {
    const key = [...own].join();
    const atom = atoms.get(key) ?? { people: new Set(), rates: new Set() };
    atoms.set(key, atom);
    atom.people.add(person);
    for (const rate of rates) atom.rates.add(rate);
  }
  return [...atoms.values()];
};

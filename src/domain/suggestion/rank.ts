import type { PersonId } from '../capacity/types';
import { dayNumber, type LocalDate } from '../units';
import { awayVeto, type Veto } from './vetoes';

/** When somebody could finish the issue, and when they could if they had nothing else; null = not within 400 days. */
export type Finish = { readonly busy: LocalDate | null; readonly free: LocalDate | null };

export type Contender = {
  readonly person: PersonId;
  /** ln p of the fit. */
  readonly logChance: number;
  /** Null where the remaining work is unknown, and then for everybody: nobody can be said to be late. */
  readonly finish: Finish | null;
  /** The first day with capacity of somebody who is away on the day the issue could begin; null when they are here. */
  readonly back: LocalDate | null;
  /** Reasons that do not depend on dates. */
  readonly vetoes: readonly Veto[];
};

export type Race = {
  readonly due: LocalDate | null;
  readonly lambda: number;
  /** What counts as one long delay: P75 of created → resolved in the project. Above 0. */
  readonly slaDays: number;
};

export type Placed = { readonly contender: Contender; readonly standing: number; readonly delayDays: number };
export type LeftOut = { readonly contender: Contender; readonly vetoes: readonly Veto[] };
export type Ranking = { readonly placed: readonly Placed[]; readonly leftOut: readonly LeftOut[] };

/** Best first by `standing`; people with a veto apart, with all their reasons. */
export const rank = (contenders: readonly Contender[], race: Race): Ranking => {
  const judged = contenders.map((contender) => ({
    contender,
    vetoes: [...contender.vetoes, ...awayVeto(contender.back, race.due)],
  }));
  const placed = judged
    .filter(({ vetoes }) => vetoes.length === 0)
    .map(({ contender }) => {
      const delayDays = delayOf(contender.finish, race.due);
      return { contender, delayDays, standing: standing(contender.logChance, delayDays, race) };
    });
  return {
    placed: placed.sort(byStanding),
    leftOut: judged.filter(({ vetoes }) => vetoes.length > 0).sort((a, b) => a.contender.person - b.contender.person),
  };
};

/** ln p − λ·(wait + lateness) ÷ SLA. A longer delay never raises it. */
export const standing = (logChance: number, delayDays: number, { lambda, slaDays }: Omit<Race, 'due'>): number =>
  logChance - (lambda === 0 ? 0 : (lambda * delayDays) / slaDays);

/** Equal standing, as of all who cannot finish within planning: better fit first, then person id. */
const byStanding = (a: Placed, b: Placed): number => {
  if (a.standing !== b.standing) return b.standing - a.standing;
  return b.contender.logChance - a.contender.logChance || a.contender.person - b.contender.person;
};

/**
 * Wait + lateness in days: how much later somebody finishes for having other work, and how long after the due date.
 * Both grow with their load and with nothing else. Infinite when they do not finish within planning.
 */
export const delayOf = (finish: Finish | null, due: LocalDate | null): number => {
  if (finish === null) return 0;
  const { busy, free } = finish;
  if (busy === null) return Number.POSITIVE_INFINITY;
  const wait = free === null ? 0 : Math.max(0, dayNumber(busy) - dayNumber(free));
  return wait + (due === null ? 0 : Math.max(0, dayNumber(busy) - dayNumber(due)));
};

import type { PersonId } from '../capacity/types';
import type { Instant } from '../units';
import { daysBetween } from './decay';
import type { PersonRow } from './evidence';

export const CANDIDATE_DAYS = 365;

/** People who resolved an issue of the project in the last 365 days, by person id: the candidates of the benchmark protocol. */
export const recentResolvers = (people: readonly PersonRow[], now: Instant): PersonId[] =>
  people
    .filter(({ last }) => daysBetween(last, now) <= CANDIDATE_DAYS)
    .map(({ person }) => person)
    .sort((a, b) => a - b);

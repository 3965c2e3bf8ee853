import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/units';
import { instant } from '../../domain/units';

/** What tells one content from another. */
export const digestOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);

const GENERATIONS_PER_MS = 1024;

/**
 * The generation that children known at this instant are written under. Two writers meet in one generation only with the
 * same instant and, but for one case in 1,024, the same content: then they write the same rows.
 */
export const generationOf = (at: Instant, digest: string): number =>
  at * GENERATIONS_PER_MS + (Number.parseInt(digest.slice(0, 8), 16) % GENERATIONS_PER_MS);

/** For what somebody just entered. */
export const newGeneration = (content: unknown): number => generationOf(instant(Date.now()), digestOf(content));

/** The digest of a set that was let go for its age: no content has it. */
export const LET_GO = 'let-go';

/**
 * Whether a set that was read then may be published over what is there, in SQL: one that was found unchanged wrote no rows,
 * and those of a set that was let go meanwhile are gone.
 */
export const isThere = (digest: string, gen: string, readAt: string): string =>
  `(COALESCE(${digest}, '') <> '${LET_GO}' OR ${gen} >= ${readAt} * ${GENERATIONS_PER_MS})`;

/** Whether a generation is of a reading of that instant or before, in SQL. */
export const isReadBy = (gen: string, readTo: string): string =>
  `${gen} < (COALESCE(${readTo}, 0) + 1) * ${GENERATIONS_PER_MS}`;

/** All generations written before this instant are below it. */
export const generationBefore = (at: Instant): number => at * GENERATIONS_PER_MS;

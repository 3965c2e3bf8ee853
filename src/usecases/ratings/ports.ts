import type { IssueId } from '../../domain/capacity/types';
import type { FieldKind } from '../../domain/kpi/mapped-fields';
import type { Instant } from '../../domain/units';

/** A mapped field. `gen` = the version of the setting that mapped it: a field mapped anew is read anew. */
export type MappedField = { readonly kind: FieldKind; readonly field: string; readonly gen: number };

/** What is kept of a mapped field of one issue (`keptOf`); null = nothing. */
export type Rating = { readonly kind: FieldKind; readonly gen: number; readonly value: number | null };

export type RatedIssue = { readonly id: IssueId; readonly updated: Instant; readonly ratings: readonly Rating[] };

/** Issues as they were at `readAt`, the instant before they were asked for; last updated first. */
export type RatedPage = {
  readonly issues: readonly RatedIssue[];
  readonly readAt: Instant;
  readonly next: string | null;
};

/** Thrown when Jira does not know the field any more, or lets nobody search it. */
export class FieldUnreadable extends Error {}

export type RatingSource = {
  /** Issues whose field is not empty, at most 100, updated no later than `updatedTo`; null = all. Throws PageExpired, FieldUnreadable. */
  readonly rated: (field: MappedField, updatedTo: Instant | null, token: string | null) => Promise<RatedPage>;
  /** How many those are, about. Throws FieldUnreadable. */
  readonly countRated: (field: MappedField) => Promise<number>;
};

/** Ratings of issues. Every write is idempotent and loses against what is newer. */
export type RatingStore = {
  /** Makes the tables where they are missing; false = somebody else is at it. */
  readonly prepare: () => Promise<boolean>;
  readonly save: (issues: readonly RatedIssue[], readAt: Instant) => Promise<void>;
  /** Removes ratings of fields that are not, or no longer, mapped. */
  readonly removeOthers: (mapped: readonly MappedField[]) => Promise<void>;
};

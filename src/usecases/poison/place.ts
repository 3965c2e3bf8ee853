import { type Instant, instant } from '../../domain/units';
import type { Slice } from '../facts/ports';

/** Searches and feeds whose pages may be given up; `changed` = what a sweep reads. */
const KINDS = ['open', 'done', 'changed', 'worklogs', 'deleted-worklogs'] as const;
export type PlaceKind = (typeof KINDS)[number];
export type Place = { readonly kind: PlaceKind; readonly at: Instant };

/** The number that stands for a place of a search: the instant that its page begins at, and whose it is. */
export const placeOf = (kind: PlaceKind, at: Instant): number => at * BASE + KINDS.indexOf(kind);

/** The place that a number stands for; null = it is none. */
export const readPlace = (item: number): Place | null => {
  const kind = KINDS[item % BASE];
  return kind === undefined ? null : { kind, at: instant(Math.floor(item / BASE)) };
};
const BASE = 8;

const ANY = { done: null, createdFrom: null, updatedFrom: null, updatedTo: null } as const;

/** The part of the site's issues that begins at a place; null for feeds, which no search shows. */
export const sliceAt = ({ kind, at }: Place): Slice | null => {
  switch (kind) {
    case 'open':
      return { ...ANY, done: false, createdFrom: at, order: 'oldest-first' };
    case 'done':
      return { ...ANY, done: true, updatedTo: at, order: 'last-updated-first' };
    case 'changed':
      return { ...ANY, updatedFrom: at, order: 'first-updated-first' };
    default:
      return null;
  }
};

/** So much further on in the order of the place. */
export const further = ({ kind, at }: Place, ms: number): Place => ({
  kind,
  at: instant(Math.max(0, kind === 'done' ? at - ms : at + ms)),
});

/** The instant by which a place is ordered. */
export const instantAt = (
  kind: PlaceKind,
  issue: { readonly created: Instant | null; readonly updated: Instant | null },
) => (kind === 'open' ? issue.created : issue.updated);

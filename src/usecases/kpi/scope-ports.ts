import type { Instant } from '../../domain/units';

/** What a scope names, before it is known what the viewer may browse. */
export type Named =
  | { readonly kind: 'projects'; readonly projects: readonly number[] }
  | { readonly kind: 'parent'; readonly issue: number }
  | { readonly kind: 'team'; readonly team: number }
  | { readonly kind: 'ids'; readonly ids: readonly number[] };

/** What issues have to be besides of these projects. Refs are ids; a label's is its hash. */
export type Narrowing =
  | { readonly kind: 'all' }
  | { readonly kind: 'component' | 'fix_version' | 'label'; readonly ref: number }
  | { readonly kind: 'type'; readonly type: number }
  | Exclude<Named, { kind: 'projects' }>;

/** Issues without a security level, not deleted, of projects that the viewer may browse. */
export type Where = {
  readonly projects: readonly number[];
  readonly narrow: Narrowing;
  /** About how many issues of these projects were done in the last year: how much may be asked for at once. */
  readonly done: number;
};

/** `to` is not included. */
export type Span = { readonly from: Instant; readonly to: Instant };

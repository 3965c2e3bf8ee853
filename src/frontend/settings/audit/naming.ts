import type { Format } from '../../shared/format';

/** An entry in words: what was done, to what, and the change. */
export type EntryWords = { readonly did: string; readonly what: string; readonly change: string };

export type Naming = {
  readonly format: Format;
  readonly person: (accountId: string | null) => string;
  readonly project: (id: string) => string;
  readonly team: (id: number) => string;
  readonly skill: (id: number) => string;
};

import type { AuditLine } from '../../../contract/audit';
import type { Format } from '../../shared/format';

/** An entry in words: what was done, to what, and the change. */
export type EntryWords = { readonly did: string; readonly what: string; readonly change: string };

export type Naming = {
  readonly format: Format;
  readonly person: (accountId: string | null) => string;
  readonly project: (id: string) => string;
  readonly team: (id: number) => string;
  readonly skill: (id: number) => string;
  /** A custom field of Jira, by its name of today. */
  readonly field: (id: string) => string;
  /** Its key, where the viewer may browse it. */
  readonly issue: (id: string) => string;
};

/** Tells the entries of a kind; null = nothing special about this one. */
export type Teller = (line: AuditLine, naming: Naming) => EntryWords | null;

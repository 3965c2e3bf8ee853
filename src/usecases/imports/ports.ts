import type { ImportChange, ImportKind, ImportProblem, Reply } from '../../contract';
import type { Viewer } from '../ports';

/** Texts that came in parts. Whoever put the first part owns the import; nobody else reads it, adds to it or applies it. */
export type ImportParts = {
  /** The same part again replaces it. False = the import is somebody else's. An older import of the same person goes. */
  readonly put: (accountId: string, part: { importId: string; part: number; text: string }) => Promise<boolean>;
  /** The whole text; null = a part is missing, or it is somebody else's. */
  readonly text: (accountId: string, importId: string, parts: number) => Promise<string | null>;
  readonly forget: (accountId: string, importId: string) => Promise<void>;
};

/** What a text would do, worked out against what is stored now. */
export type ImportPlan = {
  readonly lines: number;
  readonly errors: readonly ImportProblem[];
  readonly changes: readonly ImportChange[];
  /** Tells these saves from any others: a digest of all of them, with the versions that they saw. */
  readonly seen: string;
  /** All or nothing, also when it is killed at any statement: written where nobody reads, published by one. */
  readonly save: () => Promise<'saved' | 'conflict'>;
};

/** Understands the text of one kind of import; a failure where it is not the viewer's to import. */
export type Importer = (viewer: Viewer, text: string) => Promise<Reply<ImportPlan>>;

export type ImportPorts = {
  readonly parts: ImportParts;
  readonly importers: Readonly<Record<ImportKind, Importer>>;
};

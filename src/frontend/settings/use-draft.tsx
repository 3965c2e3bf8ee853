import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

type Entry = { readonly seen: unknown; readonly draft: unknown };
type Drafts = {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly put: (key: string, entry: Entry | null) => void;
};

const DraftsContext = createContext<Drafts>({ entries: new Map(), put: () => {} });

/** Keeps what was typed and not saved, whichever section is open. */
export const WithDrafts = ({ children }: { children: ReactNode }) => {
  const [entries, setEntries] = useState<ReadonlyMap<string, Entry>>(new Map());
  const put = useCallback((key: string, entry: Entry | null) => {
    setEntries((now) => {
      const next = new Map(now);
      if (entry === null) next.delete(key);
      else next.set(key, entry);
      return next;
    });
  }, []);
  const drafts = useMemo(() => ({ entries, put }), [entries, put]);
  return <DraftsContext.Provider value={drafts}>{children}</DraftsContext.Provider>;
};

/** Whether something under this key, or under one that begins with it, waits to be saved. */
export const useUnsaved = (): ((prefix: string) => boolean) => {
  const { entries } = useContext(DraftsContext);
  return (prefix) => [...entries.keys()].some((key) => key === prefix || key.startsWith(`${prefix} `));
};

/** Whether anything at all waits to be saved. */
export const useAnyUnsaved = (): boolean => useContext(DraftsContext).entries.size > 0;

/** NaN stands for a number that cannot be read: it is a change too. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'number' && Number.isNaN(part) ? 'not a number' : part));

export type Draft<T> = {
  readonly value: T;
  /** What was stored when the draft was begun, and what is stored now. */
  readonly seen: T;
  readonly stored: T;
  readonly changed: boolean;
  /** What somebody else changed since this draft was begun, by field; empty = nothing. */
  readonly theirs: readonly string[];
  readonly change: (value: T) => void;
  /** Throws the draft away; what is stored shows again. */
  readonly drop: () => void;
  /** Puts the draft on top of what is stored now. */
  readonly keepMine: () => void;
};

/** What is typed over a stored value. Without a change it follows what is stored; with one it stays, whoever else saves. */
export const useDraft = <T extends { readonly version: number | null }>(key: string, stored: T): Draft<T> => {
  const { entries, put } = useContext(DraftsContext);
  const entry = entries.get(key) as { readonly seen: T; readonly draft: T } | undefined;
  const seen = entry?.seen ?? stored;
  const value = entry?.draft ?? stored;
  const differing = (Object.keys(stored) as (keyof T & string)[]).filter(
    (name) => name !== 'version' && written(seen[name]) !== written(stored[name]),
  );
  return {
    value,
    seen,
    stored,
    changed: entry !== undefined,
    theirs: entry !== undefined && seen.version !== stored.version ? differing : [],
    change: (draft) => put(key, written(draft) === written(seen) ? null : { seen, draft }),
    drop: () => put(key, null),
    keepMine: () => put(key, { seen: stored, draft: { ...value, version: stored.version } }),
  };
};

/** What a screen of its own shape keeps of what is not saved, under a key that counts as unsaved; null = nothing any more. */
export const useKept = <T,>(key: string): readonly [T | undefined, (value: T | null) => void] => {
  const { entries, put } = useContext(DraftsContext);
  const keep = useCallback(
    (value: T | null) => put(key, value === null ? null : { seen: null, draft: value }),
    [key, put],
  );
  return [entries.get(key)?.draft as T | undefined, keep];
};

import type { SqlAnswer } from '../../local/forge/sql';

/** Answers of SELECTs for as long as they hold, and which tables were written. */
export type ReadAnswers = {
  readonly known: (query: string, params: readonly unknown[], time: string) => SqlAnswer | null;
  /** Keeps the answer to a SELECT; notes what any other statement wrote. */
  readonly keep: (query: string, params: readonly unknown[], time: string, answer: SqlAnswer) => void;
  /** A statement that failed may have written some of its rows. */
  readonly wrote: (query: string) => void;
  /** Tables written since the last `forget`, and those among them that rows may have come to. */
  readonly written: () => ReadonlySet<string>;
  readonly grown: () => ReadonlySet<string>;
  readonly forget: () => void;
};

/** Before there are tables. */
export const nothingKept: ReadAnswers = {
  ...{ known: () => null, keep: () => {}, wrote: () => {}, forget: () => {} },
  ...{ written: () => new Set(), grown: () => new Set() },
};

type Kept = { readonly at: number; readonly tables: readonly string[]; readonly answer: SqlAnswer };

/** `tables` are all that there are: a statement concerns those whose names stand in it. */
export const readAnswers = (tables: readonly string[]): ReadAnswers => {
  const names = new RegExp(`\\b(${tables.join('|') || 'none'})\\b`, 'g');
  const concerned = new Map<string, readonly string[]>();
  const writtenAt = new Map<string, number>();
  const kept = new Map<string, Kept>();
  const grown = new Set<string>();
  let writes = 0;

  const tablesIn = (query: string): readonly string[] => {
    const known = concerned.get(query);
    if (known !== undefined) return known;
    const found = [...new Set(query.match(names))];
    if (concerned.size < 20_000) concerned.set(query, found);
    return found;
  };
  const wrote = (query: string) => {
    if (isReading(query)) return;
    writes += 1;
    for (const table of tablesIn(query)) {
      writtenAt.set(table, writes);
      if (query.startsWith('INSERT')) grown.add(table);
    }
  };
  return {
    known: (query, params, time) => {
      if (!isReading(query)) return null;
      const found = kept.get(keyOf(query, params, time));
      const holds = found?.tables.every((table) => (writtenAt.get(table) ?? 0) <= found.at);
      return found && holds ? found.answer : null;
    },
    keep: (query, params, time, answer) => {
      if (isReading(query)) kept.set(keyOf(query, params, time), { at: writes, tables: tablesIn(query), answer });
      else wrote(query);
    },
    wrote,
    written: () => new Set(writtenAt.keys()),
    grown: () => grown,
    forget: () => {
      kept.clear();
      grown.clear();
      writtenAt.clear();
    },
  };
};

const isReading = (query: string): boolean => query.startsWith('SELECT') || query.startsWith('WITH');

const keyOf = (query: string, params: readonly unknown[], time: string): string =>
  `${time}${query}\n${params.length === 0 ? '' : JSON.stringify(params)}`;

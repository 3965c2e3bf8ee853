import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Issue, noDashboards, type World } from '../jira/model';

export type Extra = Readonly<Record<string, unknown>>;

/** Writes all issues, one a line; false when `givenUp()` says so. It may take long: the rest of the desk goes on. */
export const saveIssues = (file: string, world: World, givenUp: () => boolean): Promise<boolean> =>
  saveLines(file, world.issues.values(), givenUp);

/** Writes what is small and what has changed; replaces the file at once. */
export const saveChanges = (
  file: string,
  world: World,
  touched: ReadonlyMap<string, unknown>,
  extra: Extra,
): Promise<boolean> => {
  const gone = [...touched.keys()].filter((id) => !world.issues.has(id));
  const changed = [...touched.keys()].flatMap((id) => world.issues.get(id) ?? []);
  return saveLines(file, [{ small: smallOf(world), extra, gone }, ...changed], () => false);
};

const saveLines = async (file: string, values: Iterable<unknown>, givenUp: () => boolean): Promise<boolean> => {
  const fresh = `${file}.new`;
  const out = createWriteStream(fresh);
  for (const value of values) {
    if (givenUp()) break;
    if (!out.write(`${JSON.stringify(value)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  if (givenUp()) rmSync(fresh, { force: true });
  else renameSync(fresh, file);
  return !givenUp();
};

/** All of a world but its issues; maps as lists of entries. */
const smallOf = (world: World): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(world)
      .filter(([name]) => name !== 'issues')
      .map(([name, value]) => [name, value instanceof Map ? { map: [...value] } : value]),
  );

type Head = { small: Record<string, unknown>; extra: Extra; gone: string[] };

/** The world that was saved in these two files; null when there is none. */
export const loadWorld = async (
  issuesFile: string,
  changesFile: string,
): Promise<{ world: World; extra: Extra; touched: Set<string> } | null> => {
  if (!existsSync(issuesFile) || !existsSync(changesFile)) return null;
  const issues = new Map<string, Issue>();
  for await (const issue of lines<Issue>(issuesFile)) issues.set(issue.id, issue);
  let head: Head | null = null;
  const touched = new Set<string>();
  for await (const value of lines<Head | Issue>(changesFile)) {
    if (head === null) head = value as Head;
    else {
      issues.set((value as Issue).id, value as Issue);
      touched.add((value as Issue).id);
    }
  }
  if (head === null) return null;
  for (const id of head.gone) {
    issues.delete(id);
    touched.add(id);
  }
  // What was kept before there were dashboards has none.
  return { world: { ...noDashboards(), ...large(head.small), issues } as World, extra: head.extra, touched };
};

const lines = async function* <T>(file: string): AsyncGenerator<T> {
  for await (const text of createInterface({ input: createReadStream(file) })) yield JSON.parse(text) as T;
};

const large = (small: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(small).map(([name, value]) => {
      const map = (value as { map?: [string, unknown][] } | null)?.map;
      return [name, Array.isArray(map) ? new Map(map) : value];
    }),
  );

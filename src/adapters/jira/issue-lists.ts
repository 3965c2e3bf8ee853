import { instant, seconds } from '../../domain/units';
import type { CommentFacts, IssueFacts, WorklogFacts } from '../../usecases/facts/ports';
import type { OddField } from '../../usecases/odd-values/ports';
import { accountIn, idIn, instantIn, isObject, type ListRead, listIn, type Read, secondsIn } from './odd';

type Many = <T>(field: OddField, read: ListRead<T>) => readonly T[];

/** The first reason why an entry has to be left out; null = there is none. */
const whyNot = (...parts: readonly Read<unknown>[]) => {
  for (const part of parts) {
    if ('odd' in part) return part.odd;
    if (part.value === null) return 'wrong-type' as const;
  }
  return null;
};
const valueIn = <T>(read: Read<T>): T => {
  if ('value' in read) return read.value;
  throw new Error(`No value: ${read.odd}`);
};
const byWhom = (raw: unknown): string | null => {
  const author = accountIn(raw);
  return 'value' in author ? author.value : null;
};

const commentIn = (raw: unknown): Read<CommentFacts> => {
  if (!isObject(raw)) return { odd: 'wrong-type' };
  const [id, at] = [idIn(raw.id), instantIn(raw.created)];
  const why = whyNot(id, at);
  if (why !== null) return { odd: why };
  return { value: { id: valueIn(id), author: byWhom(raw.author), at: instant(Number(valueIn(at))) } };
};

/** 1990-01-01; and a year after a worklog was written: nobody has worked before or logs work for later. */
const EARLIEST = 631_152_000_000;
const YEAR_MS = 366 * 86_400_000;

/** What somebody logged; left out where it lies nowhere in time, or is no amount of it. */
export const worklogIn = (raw: unknown): Read<WorklogFacts> => {
  if (!isObject(raw)) return { odd: 'wrong-type' };
  const [id, spent] = [idIn(raw.id), secondsIn(raw.timeSpentSeconds)];
  const [started, created, updated] = [instantIn(raw.started), instantIn(raw.created), instantIn(raw.updated)];
  const why = whyNot(id, spent, started, created, updated);
  if (why !== null) return { odd: why };
  const at = (read: typeof started) => instant(Number(valueIn(read)));
  if (at(started) < EARLIEST || at(started) > at(created) + YEAR_MS) return { odd: 'out-of-range' };
  const times = { started: at(started), created: at(created), updated: at(updated) };
  return { value: { id: valueIn(id), author: byWhom(raw.author), spent: seconds(Number(valueIn(spent))), ...times } };
};

type Cut<T> = { readonly entries: readonly T[]; readonly complete: boolean };

/** A list inside an issue, with the total that Jira says there is. What is missing is not complete. */
const listed = <T>(raw: unknown, name: string, entryIn: (raw: unknown) => Read<T>): ListRead<T> & Cut<T> => {
  if (raw === null || raw === undefined) return { entries: [], odd: [], complete: false };
  const list = isObject(raw) ? raw[name] : undefined;
  if (!isObject(raw) || !Array.isArray(list) || typeof raw.total !== 'number')
    return { entries: [], odd: ['wrong-type'], complete: false };
  return { ...listIn(list, entryIn), complete: raw.total <= list.length };
};

export const commentsIn = (raw: unknown, many: Many): Pick<IssueFacts, 'comments' | 'commentsComplete'> => {
  const read = listed(raw, 'comments', commentIn);
  return { comments: many('comment', read), commentsComplete: read.complete && read.odd.length === 0 };
};

/** Null where Jira cut the list, or gave none: then it is read by itself, and what is odd is found there. */
export const worklogsIn = (raw: unknown, many: Many): IssueFacts['worklogs'] => {
  const read = listed(raw, 'worklogs', worklogIn);
  return read.complete ? many('worklog', read) : null;
};

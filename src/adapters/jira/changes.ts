import { route } from '@forge/api';
import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import { dayNumber, type Instant } from '../../domain/units';
import type { ChangedField, ChangeFacts } from '../../usecases/facts/ports';
import type { ReadSet } from '../../usecases/odd-values/ports';
import { PortFailure } from '../../usecases/ports';
import type { FieldMap, JiraSource, Site } from '../../usecases/sync/ports';
import { postAsApp } from './client';
import { pathId } from './ids';
import { accountIn, dayIn, idIn, instantIn, isObject, listIn, type Read } from './odd';

/** Histories of many issues at once; an issue's may go on over several pages. */
export const changes: JiraSource['changes'] = async (site, ids) => {
  const known = fieldsOf(site.fields);
  const read = new Map<IssueId, unknown[]>(ids.map((id) => [id, []]));
  let nextPageToken: string | null = null;
  do {
    const body = {
      issueIdsOrKeys: ids.map(pathId),
      fieldIds: [...known.keys()],
      maxResults: PAGE,
      ...(nextPageToken === null ? {} : { nextPageToken }),
    };
    const found: z.infer<typeof fetched> = await postAsApp(
      'changelog/bulkfetch',
      fetched,
      route`/rest/api/3/changelog/bulkfetch`,
      body,
    );
    for (const log of found.issueChangeLogs) read.get(log.issueId as IssueId)?.push(...log.changeHistories);
    // A page that leads nowhere is no end: half a history would pass for a whole one.
    if (found.nextPageToken && (found.nextPageToken === nextPageToken || found.issueChangeLogs.length === 0))
      throw new PortFailure({ kind: 'unavailable', reason: 'jira' });
    nextPageToken = found.nextPageToken ?? null;
  } while (nextPageToken !== null);
  return new Map([...read].map(([id, raw]) => [id, changesIn(site, raw)]));
};

/** Histories as Jira gives them, in any order. */
export const changesIn = (site: Site, raw: readonly unknown[]): ReadSet<ChangeFacts> => {
  const { entries, odd } = listIn(raw, historyIn);
  return { entries: toChanges(fieldsOf(site.fields), entries), odd };
};

const PAGE = 10_000;

// `toString` is a property of the real thing too, and every object has one: it is never looked at.
type Item = { readonly fieldId: string | null; readonly from: string; readonly to: string };
type History = {
  readonly id: number;
  readonly author: string | null;
  readonly created: Instant;
  readonly items: readonly Item[];
};
const fetched = z.object({
  issueChangeLogs: z.array(z.object({ issueId: z.string(), changeHistories: z.array(z.unknown()) })),
  nextPageToken: z.string().nullish(),
});

const endIn = (raw: unknown): Read<string> =>
  raw === null || raw === undefined
    ? { value: '' }
    : typeof raw === 'string' || typeof raw === 'number'
      ? { value: String(raw) }
      : { odd: 'wrong-type' };

const itemIn = (raw: unknown): Read<Item> => {
  if (!isObject(raw)) return { odd: 'wrong-type' };
  const [from, to] = [endIn(raw.from), endIn(raw.to)];
  if ('odd' in from) return from;
  if ('odd' in to) return to;
  return { value: { fieldId: typeof raw.fieldId === 'string' ? raw.fieldId : null, from: from.value, to: to.value } };
};

/** A history that is not understood is left out whole: half a change would be a wrong one. */
const historyIn = (raw: unknown): Read<History> => {
  if (!isObject(raw)) return { odd: 'wrong-type' };
  const [id, created, author] = [idIn(raw.id), instantIn(raw.created), accountIn(raw.author)];
  if ('odd' in id) return id;
  if ('odd' in created) return created;
  if (created.value === null) return { odd: 'wrong-type' };
  const items = Array.isArray(raw.items) ? listIn(raw.items, itemIn) : null;
  const why = items === null ? 'wrong-type' : items.odd[0];
  if (items === null || why !== undefined) return { odd: why ?? 'wrong-type' };
  const by = 'value' in author ? author.value : null;
  return { value: { id: id.value, author: by, created: created.value, items: items.entries } };
};

/** At most ten, the most that Jira takes. */
const fieldsOf = ({ sprint }: FieldMap): ReadonlyMap<string, ChangedField> =>
  new Map([
    ['status', 'status'],
    ['assignee', 'assignee'],
    ['duedate', 'due'],
    ['timeestimate', 'remaining'],
    ['timeoriginalestimate', 'original'],
    ['priority', 'priority'],
    ['resolution', 'resolution'],
    ['issuetype', 'type'],
    ['project', 'project'],
    ...(sprint === null ? [] : ([[sprint, 'sprint']] as const)),
  ]);

/** In the order of their instants; ids decide only between changes of one instant, they are not an order in time. */
const toChanges = (known: ReadonlyMap<string, ChangedField>, histories: readonly History[]): readonly ChangeFacts[] =>
  [...histories]
    .sort((a, b) => a.created - b.created || a.id - b.id)
    .flatMap(({ created, author, items }) =>
      items.flatMap((item) => {
        const field = known.get(item.fieldId ?? '');
        return field ? endsOf(field, item.from, item.to).map((ends) => change(created, author, field, ends)) : [];
      }),
    );

type Ends = readonly [from: number | string | null, to: number | string | null];
const change = (at: Instant, author: string | null, field: ChangedField, [from, to]: Ends): ChangeFacts => ({
  at,
  author,
  field,
  from,
  to,
});

const endsOf = (field: ChangedField, from: string, to: string): readonly Ends[] => {
  if (field === 'assignee') return [[personOf(from), personOf(to)]];
  if (field === 'due') return [[dayOf(from), dayOf(to)]];
  if (field === 'sprint') return movesOf(from, to);
  return [[numberOf(from), numberOf(to)]];
};

/** A list of sprints before and after, as one entry for each that left or came. */
const movesOf = (from: string, to: string): readonly Ends[] => {
  const before = new Set(from.match(/\d{1,15}/g) ?? []);
  const after = new Set(to.match(/\d{1,15}/g) ?? []);
  return [
    ...[...before].filter((id) => !after.has(id)).map((id): Ends => [Number(id), null]),
    ...[...after].filter((id) => !before.has(id)).map((id): Ends => [null, Number(id)]),
  ];
};

const numberOf = (text: string): number | null => (/^-?\d{1,15}$/.test(text) ? Number(text) : null);
const dayOf = (text: string): number | null => {
  const day = dayIn(text);
  return 'value' in day && day.value !== null ? dayNumber(day.value) : null;
};
/** An accountId, or nobody. */
const personOf = (text: string): string | null => {
  const person = accountIn({ accountId: text });
  return 'value' in person ? person.value : null;
};

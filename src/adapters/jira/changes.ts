import { route } from '@forge/api';
import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import { dayNumber, type Instant, localDate } from '../../domain/units';
import type { ChangedField, ChangeFacts, FieldMap, JiraSource } from '../../usecases/sync/ports';
import { postAsApp } from './client';
import { pathId } from './ids';
import { accountOf, idOf, instantOf } from './scalars';

/** Histories of many issues at once; an issue's may go on over several pages. */
export const changes: JiraSource['changes'] = async (site, ids) => {
  const known = fieldsOf(site.fields);
  const read = new Map<IssueId, History[]>(ids.map((id) => [id, []]));
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
    nextPageToken = found.nextPageToken ?? null;
  } while (nextPageToken !== null);
  return new Map([...read].map(([id, histories]) => [id, toChanges(known, histories)]));
};

const PAGE = 10_000;

// `toString` is a property of the real thing too, and every object has one: it is never looked at.
const itemSchema = z.object({
  fieldId: z.string().nullish(),
  from: z.string().nullish(),
  to: z.string().nullish(),
});
const historySchema = z.object({ id: idOf, author: accountOf, created: instantOf, items: z.array(itemSchema) });
type History = z.infer<typeof historySchema>;
const fetched = z.object({
  issueChangeLogs: z.array(z.object({ issueId: z.string(), changeHistories: z.array(historySchema) })),
  nextPageToken: z.string().nullish(),
});

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
        return field
          ? endsOf(field, item.from ?? '', item.to ?? '').map((ends) => change(created, author, field, ends))
          : [];
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
  if (field === 'assignee') return [[from || null, to || null]];
  if (field === 'due') return [[dayOf(from), dayOf(to)]];
  if (field === 'sprint') return movesOf(from, to);
  return [[numberOf(from), numberOf(to)]];
};

/** A list of sprints before and after, as one entry for each that left or came. */
const movesOf = (from: string, to: string): readonly Ends[] => {
  const before = new Set(from.match(/\d+/g) ?? []);
  const after = new Set(to.match(/\d+/g) ?? []);
  return [
    ...[...before].filter((id) => !after.has(id)).map((id): Ends => [Number(id), null]),
    ...[...after].filter((id) => !before.has(id)).map((id): Ends => [null, Number(id)]),
  ];
};

const numberOf = (text: string): number | null => (/^-?\d{1,15}$/.test(text) ? Number(text) : null);
const dayOf = (text: string): number | null =>
  /^\d{4}-\d\d-\d\d/.test(text) ? dayNumber(localDate(text.slice(0, 10))) : null;

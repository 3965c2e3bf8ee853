import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Adf, get, type Issue, type Person } from '../api';
import { adfText, dayText, hoursText, momentText } from '../format';
import { Avatar, Problem } from '../parts';
import { AddComment } from './add-comment';
import type { May } from './use-edit';

type Comment = { id: string; author: Person | null; created: string; body: Adf };
type Worklog = { id: string; author: Person | null; started: string; timeSpentSeconds: number };
type Item = {
  field: string;
  from: string | null;
  to: string | null;
  fromString: string | null;
  toString: string | null;
};
type Change = { id: string; author: Person | null; created: string; items: Item[] };
type Entry = { id: string; who: Person | null; at: string; text: string };
type Entries = { readonly entries: readonly Entry[]; readonly total: number };

const MOST = 100;
const TABS = ['Comments', 'Work log', 'History'] as const;
type Tab = (typeof TABS)[number];

/** The newest hundred of each; Jira lists work and changes from the oldest on, so their end is asked for. */
const read: Record<Tab, (id: string) => Promise<Entries>> = {
  Comments: async (id) => {
    const path = `/rest/api/3/issue/${id}/comment?orderBy=-created&maxResults=${MOST}`;
    const { comments, total } = await get<{ comments: Comment[]; total: number }>(path);
    return {
      total,
      entries: comments.map((one) => entry(one, one.created, adfText(one.body).join('\n'))),
    };
  },
  'Work log': async (id) => {
    const page = await lastPage<{ worklogs: Worklog[]; total: number }>(`/rest/api/3/issue/${id}/worklog`);
    return {
      total: page.total,
      entries: page.worklogs.map((one) => entry(one, one.started, `logged ${hoursText(one.timeSpentSeconds)}`)),
    };
  },
  History: async (id) => {
    const page = await lastPage<{ values: Change[]; total: number }>(`/rest/api/3/issue/${id}/changelog`);
    return {
      total: page.total,
      entries: page.values.map((one) => entry(one, one.created, one.items.map(itemText).join('\n'))),
    };
  },
};

const entry = ({ id, author }: { id: string; author: Person | null }, at: string, text: string): Entry => ({
  id,
  who: author,
  at,
  text,
});

const lastPage = async <T extends { total: number }>(path: string): Promise<T> => {
  const first = await get<T>(`${path}?maxResults=${MOST}`);
  return first.total <= MOST ? first : get<T>(`${path}?maxResults=${MOST}&startAt=${first.total - MOST}`);
};

const FIELD_WORDS: Readonly<Record<string, string>> = {
  duedate: 'due date',
  timeestimate: 'remaining estimate',
  timeoriginalestimate: 'original estimate',
  timespent: 'logged time',
};

/** `due date: Fri 4 Dec → Mon 7 Dec`; seconds and days are written as people read them. */
const itemText = (item: Item): string => {
  const words = (value: string | null | undefined): string => {
    if (value == null || value === '') return 'none';
    if (item.field.startsWith('time') && /^\d+$/.test(value)) return hoursText(Number(value));
    const day = /^(\d{4}-\d\d-\d\d)( 00:00:00\.0)?$/.exec(value)?.[1];
    return day === undefined ? value : dayText(day, '');
  };
  const to = Object.hasOwn(item, 'toString') ? item.toString : null;
  return `${FIELD_WORDS[item.field] ?? item.field}: ${words(item.fromString)} → ${words(to)}`;
};

/** What was said, logged and changed, newest first. */
export const Activity = ({ issue, may }: { issue: Issue; may: May | undefined }) => {
  const [tab, setTab] = useState<Tab>('Comments');
  const activity = useQuery({ queryKey: ['jira', 'activity', issue.id, tab], queryFn: () => read[tab](issue.id) });
  const entries = [...(activity.data?.entries ?? [])].sort((a, b) => (a.at < b.at ? 1 : -1));
  const total = activity.data?.total ?? 0;
  return (
    <section aria-labelledby="activity">
      <header className="row row-wrap">
        <h2 id="activity" className="grow">
          Activity
        </h2>
        {TABS.map((name) => (
          <button key={name} type="button" className="tab" aria-pressed={tab === name} onClick={() => setTab(name)}>
            {name}
          </button>
        ))}
      </header>
      {tab === 'Comments' && may?.ADD_COMMENTS === true && <AddComment issueId={issue.id} />}
      <Problem text={activity.error?.message ?? null} />
      <ul className="activity">
        {entries.map((one) => (
          <Line key={one.id} {...one} />
        ))}
      </ul>
      {activity.data !== undefined && entries.length === 0 && <p className="subtle">Nothing yet.</p>}
      {total > entries.length && entries.length > 0 && (
        <p className="small subtle">
          The newest {entries.length} of {total}.
        </p>
      )}
    </section>
  );
};

const Line = ({ who, at, text }: Entry) => (
  <li>
    {who === null ? <span className="avatar" /> : <Avatar person={who} />}
    <div className="grow">
      <b>
        <bdi>{who?.displayName ?? 'Somebody'}</bdi>
      </b>{' '}
      <time className="small subtlest nowrap" dateTime={at}>
        {momentText(at)}
      </time>
      <p className="said" dir="auto">
        {text}
      </p>
    </div>
  </li>
);

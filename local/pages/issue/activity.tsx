import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Adf, get, type Issue, type Person, post } from '../api';
import { adfText, hoursText, momentText, toAdf } from '../format';
import { Avatar, Problem } from '../parts';

type Comment = { id: string; author: Person | null; created: string; body: Adf };
type Worklog = { id: string; author: Person | null; started: string; timeSpentSeconds: number };
type Change = {
  id: string;
  author: Person | null;
  created: string;
  items: { field: string; fromString: string | null; toString: string | null }[];
};
type Entry = { id: string; who: Person | null; at: string; text: string };

const TABS = ['Comments', 'Work log', 'History'] as const;
type Tab = (typeof TABS)[number];

const read: Record<Tab, (id: string) => Promise<Entry[]>> = {
  Comments: async (id) => {
    const { comments } = await get<{ comments: Comment[] }>(`/rest/api/3/issue/${id}/comment?maxResults=100`);
    return comments.map((one) => ({
      id: one.id,
      who: one.author,
      at: one.created,
      text: adfText(one.body).join('\n'),
    }));
  },
  'Work log': async (id) => {
    const { worklogs } = await get<{ worklogs: Worklog[] }>(`/rest/api/3/issue/${id}/worklog?maxResults=200`);
    return worklogs.map((one) => ({
      id: one.id,
      who: one.author,
      at: one.started,
      text: `logged ${hoursText(one.timeSpentSeconds)}`,
    }));
  },
  History: async (id) => {
    const { values } = await get<{ values: Change[] }>(`/rest/api/3/issue/${id}/changelog?maxResults=100`);
    return values.map((one) => ({
      id: one.id,
      who: one.author,
      at: one.created,
      text: one.items
        .map(
          (item) =>
            `${item.field}: ${item.fromString ?? 'none'} → ${Object.hasOwn(item, 'toString') ? (item.toString ?? 'none') : 'none'}`,
        )
        .join(', '),
    }));
  },
};

/** What was said, logged and changed, newest first. */
export const Activity = ({ issue }: { issue: Issue }) => {
  const [tab, setTab] = useState<Tab>('Comments');
  const entries = useQuery({ queryKey: ['jira', 'activity', issue.id, tab], queryFn: () => read[tab](issue.id) });
  return (
    <section>
      <header className="row row-wrap">
        <h2 className="grow">Activity</h2>
        {TABS.map((name) => (
          <button key={name} type="button" className="tab" aria-pressed={tab === name} onClick={() => setTab(name)}>
            {name}
          </button>
        ))}
      </header>
      {tab === 'Comments' && <AddComment issueId={issue.id} />}
      <ul className="activity">
        {[...(entries.data ?? [])]
          .sort((a, b) => (a.at < b.at ? 1 : -1))
          .map(({ id, who, at, text }) => (
            <li key={id}>
              {who !== null && <Avatar person={who} />}
              <div>
                <b>{who?.displayName ?? 'Somebody'}</b> <span className="small subtlest">{momentText(at)}</span>
                <p>{text}</p>
              </div>
            </li>
          ))}
      </ul>
      {entries.data?.length === 0 && <p className="subtle">Nothing yet.</p>}
    </section>
  );
};

const AddComment = ({ issueId }: { issueId: string }) => {
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const add = useMutation({
    mutationFn: () => post<unknown>(`/rest/api/3/issue/${issueId}/comment`, { body: toAdf(text) }),
    onSuccess: () => {
      setText('');
      void queries.invalidateQueries({ queryKey: ['jira'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') add.mutate();
  };
  return (
    <form className="row comment-form" onSubmit={submit}>
      <input
        className="input"
        aria-label="Add a comment"
        placeholder="Add a comment"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button" disabled={text.trim() === '' || add.isPending}>
        Add
      </button>
      <Problem text={add.error?.message ?? null} />
    </form>
  );
};

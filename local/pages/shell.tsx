import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { get, type Named, search } from './api';
import { clockText } from './format';
import { ProjectMark } from './parts';
import { Link, useRouter } from './router';
import { useDesk } from './session';

export type Project = Named & { key: string; projectTypeKey: string };

export const useProjects = () =>
  useQuery({
    queryKey: ['jira', 'projects'],
    queryFn: async () => (await get<{ values: Project[] }>('/rest/api/3/project/search?maxResults=100')).values,
  });

/** Header, navigation and the page. */
export const Shell = ({ children }: { children: ReactNode }) => (
  <div className="shell">
    <Header />
    <Navigation />
    <main className="content" id="content">
      {children}
    </main>
  </div>
);

const Header = () => {
  const { theme, setTheme } = useDesk();
  return (
    <header className="top">
      <Link to="/mine" className="brand">
        <span className="brand-mark" aria-hidden="true" />
        <b>Desk</b>
        <span className="lozenge">local</span>
      </Link>
      <Find />
      <Clock />
      <button
        type="button"
        className="button"
        aria-pressed={theme === 'dark'}
        onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
      >
        {theme === 'dark' ? 'Light' : 'Dark'}
      </button>
      <SignedIn />
    </header>
  );
};

const Clock = () => {
  const { now } = useDesk();
  const [at, setAt] = useState(now());
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 1000);
    return () => clearInterval(timer);
  }, [now]);
  return (
    <time className="clock subtle" dateTime={new Date(at).toISOString()}>
      {clockText(at)}
    </time>
  );
};

const SignedIn = () => {
  const { session, signIn } = useDesk();
  const people = [...session.users].sort((a, b) => a.displayName.localeCompare(b.displayName));
  return (
    <label className="signed-in">
      <span className="small subtle">Signed in as</span>
      <select
        className="select"
        value={session.me?.accountId ?? ''}
        onChange={(event) => void signIn(event.target.value)}
      >
        {people.map(({ accountId, displayName, admin, customer }) => (
          <option key={accountId} value={accountId}>
            {displayName}
            {admin ? ' (admin)' : customer ? ' (customer)' : ''}
          </option>
        ))}
      </select>
    </label>
  );
};

const KEY = /^[A-Z][A-Z0-9_]*-\d+$/;

/** Finds an issue by key or words; `/` puts the cursor here. */
const Find = () => {
  const { go } = useRouter();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && /INPUT|TEXTAREA|SELECT/.test(event.target.tagName);
      if (event.key !== '/' || typing) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  const words = text.trim();
  const found = useQuery({
    queryKey: ['jira', 'find', words],
    queryFn: () => search(`summary ~ "${words.replace(/["\\]/g, ' ')}*" ORDER BY updated DESC`, 8),
    enabled: words.length >= 2 && !KEY.test(words.toUpperCase()),
  });
  const open = (key: string) => {
    setText('');
    go(`/browse/${key}`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const first = found.data?.[0]?.key;
    if (KEY.test(words.toUpperCase())) open(words.toUpperCase());
    else if (first !== undefined) open(first);
  };
  return (
    <form className="find" onSubmit={submit}>
      <input
        ref={input}
        className="input"
        aria-label="Find an issue"
        placeholder="Find an issue  ( / )"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {words !== '' && (found.data ?? []).length > 0 && (
        <ul className="found">
          {found.data?.map(({ key, fields }) => (
            <li key={key}>
              <button type="button" className="found-issue" onClick={() => open(key)}>
                <span className="subtle nowrap">{key}</span> <span className="truncate">{fields.summary}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
};

const Navigation = () => {
  const { path } = useRouter();
  const projects = useProjects();
  const { session } = useDesk();
  const current = (to: string) => (path === to ? ({ 'aria-current': 'page' } as const) : {});
  return (
    <nav className="nav" aria-label="Main">
      <Link to="/mine" {...current('/mine')}>
        My work
      </Link>
      <h2>Projects</h2>
      {(projects.data ?? []).map(({ key, name }) => (
        <Link key={key} to={`/projects/${key}`} {...current(`/projects/${key}`)}>
          <ProjectMark projectKey={key} />
          <span className="truncate">{name}</span>
        </Link>
      ))}
      {session.modules.some(({ type }) => type === 'jira:adminPage') && (
        <>
          <h2>Apps</h2>
          <Link to="/settings/apps/atelier" {...current('/settings/apps/atelier')}>
            Atelier settings
          </Link>
        </>
      )}
    </nav>
  );
};

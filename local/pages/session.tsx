import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { get, post, type Session } from './api';
import type { ThemeAttributes } from './bridge/commands';

export type DeskEvent = { type: 'issue-changed'; issueId: string; by: string | null } | { type: 'clock'; now: string };

type Desk = {
  session: Session;
  /** Milliseconds that the virtual clock is ahead of this browser's. */
  now: () => number;
  signIn: (accountId: string) => Promise<void>;
  theme: 'light' | 'dark';
  setTheme: (theme: 'light' | 'dark') => void;
  onEvent: (listener: (event: DeskEvent) => void) => () => void;
};

const DeskContext = createContext<Desk | null>(null);
export const useDesk = (): Desk => {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk outside WithDesk');
  return desk;
};

/** Today by the virtual clock, in this browser's zone. */
export const useToday = (): string => {
  const at = new Date(useDesk().now());
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
};

export const themeAttributes = (theme: 'light' | 'dark'): ThemeAttributes => ({
  'data-color-mode': theme,
  'data-theme': 'light:light dark:dark spacing:spacing typography:typography shape:shape motion:motion',
});

const firstTheme = (): 'light' | 'dark' => {
  const kept = localStorage.getItem('desk-theme');
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

/** Who is signed in, the clock, the theme, and what happens on the desk. */
export const WithDesk = ({ children }: { children: ReactNode }) => {
  const queries = useQueryClient();
  const session = useQuery({
    queryKey: ['session'],
    queryFn: () => get<Session>('/local/session'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [theme, setTheme] = useState(firstTheme);
  const listeners = useRef(new Set<(event: DeskEvent) => void>());
  const ahead = useRef(0);
  useEffect(() => {
    for (const [name, value] of Object.entries(themeAttributes(theme)))
      document.documentElement.setAttribute(name, value);
    localStorage.setItem('desk-theme', theme);
  }, [theme]);
  useEffect(() => {
    const source = new EventSource('/local/events');
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data as string) as DeskEvent;
      if (event.type === 'clock') void queries.invalidateQueries({ queryKey: ['session'] });
      else void queries.invalidateQueries({ queryKey: ['jira'] });
      for (const listener of listeners.current) listener(event);
    };
    return () => source.close();
  }, [queries]);
  if (session.data === undefined)
    return session.isError ? <p className="page-note">The desk does not answer. Is it still running?</p> : null;
  ahead.current = Date.parse(session.data.now) - session.dataUpdatedAt;
  const desk: Desk = {
    session: session.data,
    now: () => Date.now() + ahead.current,
    signIn: async (accountId) => {
      await post('/local/session', { as: accountId });
      await queries.invalidateQueries();
    },
    theme,
    setTheme,
    onEvent: (listener) => {
      listeners.current.add(listener);
      return () => void listeners.current.delete(listener);
    },
  };
  return <DeskContext.Provider value={desk}>{children}</DeskContext.Provider>;
};

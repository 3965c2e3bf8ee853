import { useCallback, useEffect, useState } from 'react';
import { emitToFrames } from '../app-frame';
import { useDesk } from '../session';
import type { Dashboard } from './use-dashboard';

const MINUTE_MS = 60_000;
const EVENT = 'JIRA_DASHBOARD_GADGET_REFRESH';

/**
 * Refreshes by hand and by what gadgets had saved as `refresh`. All frames hear the event, as in Jira; modules that leave
 * refreshing to the dashboard are loaded anew. `rounds` counts those loads by gadget.
 */
export const useRefreshing = (dashboard: Dashboard) => {
  const { session } = useDesk();
  const [rounds, setRounds] = useState<Readonly<Record<string, number>>>({});
  const { columns } = dashboard;
  const refresh = useCallback(
    (gadgetId: string | null) => {
      emitToFrames(EVENT, gadgetId === null ? { origin: 'dashboard' } : { origin: 'gadget', gadgetId });
      const byHost = new Set(session.modules.filter(({ refreshable }) => refreshable).map(({ key }) => key));
      const anew = columns
        .flatMap(({ gadgets }) => gadgets)
        .filter(({ id, moduleKey }) => byHost.has(moduleKey) && (gadgetId === null || id === gadgetId));
      setRounds((now) => ({ ...now, ...Object.fromEntries(anew.map(({ id }) => [id, (now[id] ?? 0) + 1])) }));
    },
    [columns, session.modules],
  );
  const timed = columns
    .flatMap(({ gadgets }) => gadgets)
    .flatMap(({ id, refreshMinutes }) => (refreshMinutes === null ? [] : [`${id} ${refreshMinutes}`]))
    .join();
  useEffect(() => {
    const timers = (timed === '' ? [] : timed.split(',')).map((one) => {
      const [id = '', minutes] = one.split(' ');
      return setInterval(() => refresh(id), Number(minutes) * MINUTE_MS);
    });
    return () => {
      for (const timer of timers) clearInterval(timer);
    };
  }, [timed, refresh]);
  return { rounds, refresh };
};

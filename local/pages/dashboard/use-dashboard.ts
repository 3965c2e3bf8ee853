import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { post } from '../api';
import { useFlags } from '../flags';

export type RowSpan = 'xsmall' | 'small' | 'medium' | 'large';
export type Gadget = {
  id: string;
  moduleKey: string;
  /** Null = its module's. */
  title: string | null;
  rowSpan: RowSpan | null;
  configured: boolean;
  refreshMinutes: number | null;
};
export type Column = { span: number; gadgets: Gadget[] };
export type Dashboard = {
  id: string;
  name: string;
  description: string;
  shared: boolean;
  owner: string;
  mayEdit: boolean;
  columns: Column[];
};

export type Change =
  | { kind: 'details'; name: string; description: string; shared: boolean }
  | { kind: 'columns'; spans: readonly number[] }
  | { kind: 'add'; moduleKey: string }
  | { kind: 'move'; gadgetId: string; column: number; row: number }
  | { kind: 'rename'; gadgetId: string; title: string }
  | { kind: 'resize'; gadgetId: string; rowSpan: RowSpan | null }
  | { kind: 'configure'; gadgetId: string; config: unknown }
  | { kind: 'remove' | 'restore'; gadgetId: string };

type Changed = { gadgetId: string | null; dashboard: Dashboard };

/** A dashboard and its changes: each answers the dashboard as it then is. */
export const useDashboard = (id: string) => {
  const queries = useQueryClient();
  const { show } = useFlags();
  const read = useQuery({
    queryKey: ['dashboard', id],
    queryFn: () => post<Dashboard>('/local/dashboard/read', { dashboardId: id }),
  });
  /** Rejects with Jira's words when refused. */
  const send = useCallback(
    async (change: Change): Promise<string | null> => {
      const { dashboard, gadgetId } = await post<Changed>('/local/dashboard/change', { dashboardId: id, change });
      queries.setQueryData(['dashboard', id], dashboard);
      return gadgetId;
    },
    [queries, id],
  );
  /** Tells a refusal by a flag; undefined then. */
  const change = useCallback(
    (what: Change): Promise<string | null | undefined> =>
      send(what).catch((error: Error) => {
        const title = 'Jira did not change the dashboard';
        show({ id: 'dashboard', type: 'error', title, description: error.message });
        return undefined;
      }),
    [send, show],
  );
  return useMemo(() => ({ read, send, change }), [read, send, change]);
};
export type Changing = Pick<ReturnType<typeof useDashboard>, 'send' | 'change'>;

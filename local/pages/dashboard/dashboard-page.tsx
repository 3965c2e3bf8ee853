import { useState } from 'react';
import { EditIcon, PlusIcon, RefreshIcon } from '../icons';
import { Nothing, useTitle } from '../nothing';
import { AddGadget } from './add-gadget';
import { Columns } from './columns';
import { LayoutBar } from './layout-bar';
import { useRefreshing } from './refreshing';
import { type Changing, type Dashboard, useDashboard } from './use-dashboard';

/** A dashboard: gadgets side by side, in the columns that its owner chose. */
export const DashboardPage = ({ id }: { id: string }) => {
  const { read, send, change } = useDashboard(id);
  if (read.isError && read.data === undefined) return <Nothing title="Nothing here" text={read.error.message} />;
  if (read.data === undefined) return null;
  return <DashboardView dashboard={read.data} send={send} change={change} />;
};

type ViewProps = Changing & { readonly dashboard: Dashboard };

const DashboardView = ({ dashboard, send, change }: ViewProps) => {
  useTitle(dashboard.name);
  const [layingOut, setLayingOut] = useState(false);
  const [adding, setAdding] = useState(false);
  const [configuring, setConfiguring] = useState<string | null>(null);
  const { rounds, refresh } = useRefreshing(dashboard);
  const add = async (moduleKey: string) => {
    const gadgetId = await change({ kind: 'add', moduleKey });
    // A new gadget is configured at once.
    if (gadgetId !== undefined) setConfiguring(gadgetId);
  };
  const empty = dashboard.columns.every(({ gadgets }) => gadgets.length === 0);
  return (
    <>
      <header className="page-head">
        <div>
          <h1>
            <bdi>{dashboard.name}</bdi>
          </h1>
          <p className="subtle">{wordsOf(dashboard)}</p>
        </div>
        <div className="row row-wrap">
          <button type="button" className="button" onClick={() => refresh(null)}>
            <RefreshIcon />
            Refresh
          </button>
          {dashboard.mayEdit && (
            <>
              <button
                type="button"
                className="button"
                aria-pressed={layingOut}
                onClick={() => setLayingOut(!layingOut)}
              >
                <EditIcon />
                {layingOut ? 'Done' : 'Edit'}
              </button>
              <button type="button" className="button button-primary" onClick={() => setAdding(true)}>
                <PlusIcon />
                Add gadget
              </button>
            </>
          )}
        </div>
      </header>
      {dashboard.mayEdit && layingOut && <LayoutBar dashboard={dashboard} change={change} />}
      {empty && <p className="list-none subtle">Nothing is on this dashboard yet.</p>}
      <Columns
        {...{ dashboard, send, change, rounds, configuring }}
        layingOut={dashboard.mayEdit && layingOut}
        onConfigure={setConfiguring}
        onRefresh={refresh}
      />
      {adding && <AddGadget onAdd={(moduleKey) => void add(moduleKey)} onDone={() => setAdding(false)} />}
    </>
  );
};

const wordsOf = ({ description, owner, shared }: Dashboard): string =>
  [description, `${owner}’s`, shared ? 'everybody may see it' : 'nobody else sees it']
    .filter((one) => one !== '')
    .join(' · ');

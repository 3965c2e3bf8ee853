import 'virtual:tokens.css';
import './css/base.css';
import './css/parts.css';
import './css/shell.css';
import './css/list.css';
import './css/issue.css';
import './css/overlays.css';
import './css/dashboard.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { DashboardList } from './dashboard/dashboard-list';
import { DashboardPage } from './dashboard/dashboard-page';
import { WithFlags } from './flags';
import { IssuePage } from './issue/issue-page';
import { ListPage, MyWork } from './list-page';
import { ModulePage, PAGES } from './module-page';
import { Nothing } from './nothing';
import { useRouter, WithRouter } from './router';
import { useDesk, WithDesk } from './session';
import { Shell } from './shell';

const Page = () => {
  const { path } = useRouter();
  const { session } = useDesk();
  const [, kind = '', name = ''] = path.split('/').map(decoded);
  const who = session.me?.accountId ?? 'nobody';
  if (kind === 'browse' && name !== '') return <IssuePage key={`${who} ${name}`} issueKey={name} />;
  if (kind === 'projects' && name !== '') return <ListPage key={`${who} ${name}`} projectKey={name} />;
  // What follows the page's own address is the app's.
  const of = PAGES.find((one) => one.path === path || path.startsWith(`${one.path}/`));
  if (of !== undefined) return <ModulePage key={`${who} ${of.path}`} of={of} />;
  if (kind === 'dashboards' && name !== '') return <DashboardPage key={`${who} ${name}`} id={name} />;
  if (kind === 'dashboards') return <DashboardList key={who} />;
  if (kind === '' || kind === 'mine') return <MyWork />;
  return <Nothing title="No such page" text={`The desk has no page at ${path}.`} />;
};

/** A broken escape in the address stands for itself. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } })}
    >
      <WithRouter>
        <WithDesk>
          <WithFlags>
            <Shell>
              <Page />
            </Shell>
          </WithFlags>
        </WithDesk>
      </WithRouter>
    </QueryClientProvider>,
  );
}

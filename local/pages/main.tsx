import 'virtual:tokens.css';
import './desk.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { WithFlags } from './flags';
import { IssuePage } from './issue/issue-page';
import { ListPage, MyWork } from './list-page';
import { useRouter, WithRouter } from './router';
import { useDesk, WithDesk } from './session';
import { SettingsPage } from './settings-page';
import { Shell } from './shell';

const Page = () => {
  const { path } = useRouter();
  const { session } = useDesk();
  const [, kind, name = ''] = path.split('/');
  const who = session.me?.accountId ?? 'nobody';
  if (kind === 'browse') return <IssuePage key={`${who} ${name}`} issueKey={decodeURIComponent(name)} />;
  if (kind === 'projects') return <ListPage key={`${who} ${name}`} projectKey={decodeURIComponent(name)} />;
  if (kind === 'settings') return <SettingsPage />;
  return <MyWork />;
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

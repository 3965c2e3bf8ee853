import 'virtual:tokens.css';
import './base.css';
import { view } from '@forge/bridge';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Hatches } from './hatches';
import { WithSite } from './site';

/** What the page has read; a flag outlives the screen that showed it, and has it read again. */
export const client = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false, retry: false } } });

/** Puts a page into the frame: theme of the host, queries, and who looks. */
export const start = (page: ReactNode, fallback: ReactNode): void => {
  void view.theme.enable();
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <Hatches />
      <WithSite fallback={fallback}>{page}</WithSite>
    </QueryClientProvider>,
  );
};

import { type Instant, instant } from '../../domain/units';
import type { SyncPorts, TakenLease } from './ports';

/**
 * The ports by the store's time, as of when the lease was taken. Readings are ordered by when they were made, and marks say
 * up to when: by a clock that is minutes ahead a later reading would count as an older one, and what changed meanwhile as
 * read. Never ahead of the store.
 */
export const byStore = (ports: SyncPorts, { at }: TakenLease): SyncPorts => {
  const ahead = at - ports.clock.now();
  const { page, issues, rated } = ports.jira;
  return {
    ...ports,
    clock: { now: () => instant(ports.clock.now() + ahead) },
    jira: {
      ...ports.jira,
      page: async (...asked) => moved(await page(...asked), ahead),
      issues: async (...asked) => moved(await issues(...asked), ahead),
      rated: async (...asked) => moved(await rated(...asked), ahead),
    },
  };
};

const moved = <Page extends { readonly readAt: Instant }>(page: Page, ms: number): Page => ({
  ...page,
  readAt: instant(page.readAt + ms),
});

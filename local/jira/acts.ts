import type { Acts, ProductEvent } from './api';
import type { Call } from './call';
import { itemOf } from './edit/change';
import { issueCreated, issueUpdated } from './edit/events';
import type { ChangeItem, Issue, World } from './model';
import type { Store } from './store';

type Parts = {
  readonly world: World;
  readonly store: Store;
  readonly now: () => number;
  readonly emit: (event: ProductEvent) => void;
};

export const createActs = ({ world, store, now, emit }: Parts): Acts => {
  // Nobody in particular: imports and project admins.
  const call = () => ({ world, store, now: now(), emit, viewer: { kind: 'user', accountId: null } }) as unknown as Call;
  const changed = (issue: Issue, items: readonly ChangeItem[], apply: () => void) => {
    store.change(issue, () => {
      apply();
      issue.updated = Math.max(now(), issue.created);
      issue.histories.push({ id: store.nextId('history'), author: null, created: now(), items: [...items] });
    });
    issueUpdated(call(), issue, items);
  };
  return {
    move: (issueId, projectId) => {
      const issue = world.issues.get(issueId);
      const project = world.projects.get(projectId);
      if (!issue || !project || issue.projectId === projectId) return;
      const key = store.nextKey(project);
      const from = world.projects.get(issue.projectId);
      const items = [
        itemOf('project', [issue.projectId, from?.name ?? null], [projectId, project.name]),
        itemOf('Key', [null, issue.key], [null, key]),
      ];
      changed(issue, items, () =>
        Object.assign(issue, {
          ...{ projectId, key, componentIds: [], fixVersionIds: [], securityLevelId: null },
        }),
      );
    },
    restore: (issue) => {
      store.add(issue);
      issueCreated(call(), issue);
    },
    bring: (issueId, fields, items) => {
      const issue = world.issues.get(issueId);
      if (issue) changed(issue, items, () => Object.assign(issue, fields));
    },
  };
};

import type { Issue, IssueLink } from '../model';
import type { Store } from '../store';
import { issueTypeBean, priorityBean, statusBean } from './catalog';
import { selfLink } from './links';

/** An issue as it stands inside another one: parent, sub-task or linked issue. */
export const stubBean = ({ world }: Store, issue: Issue) => {
  const status = world.statuses.get(issue.statusId);
  const priority = world.priorities.find(({ id }) => id === issue.priorityId);
  const type = world.issueTypes.get(issue.typeId);
  return {
    id: issue.id,
    key: issue.key,
    self: selfLink(`issue/${issue.id}`),
    fields: {
      summary: issue.summary,
      ...(status ? { status: statusBean(status) } : {}),
      ...(priority ? { priority: priorityBean(priority) } : {}),
      ...(type ? { issuetype: issueTypeBean(type) } : {}),
    },
  };
};

/** No entry where the other end is gone or hidden. */
export const linkBean = (
  { store, sees }: { readonly store: Store; readonly sees: (issue: Issue) => boolean },
  link: IssueLink,
) => {
  const other = store.issue(link.issueId);
  if (!other || !sees(other)) return [];
  return [
    {
      id: link.id,
      self: selfLink(`issueLink/${link.id}`),
      type: {
        id: link.typeId,
        name: link.typeName,
        inward: link.inward,
        outward: link.outward,
        self: selfLink(`issueLinkType/${link.typeId}`),
      },
      [link.direction === 'inward' ? 'inwardIssue' : 'outwardIssue']: stubBean(store, other),
    },
  ];
};

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from './api';
import { PlusIcon } from './icons';
import { IssueList } from './issue-list';
import { NewIssue } from './new-issue';
import { Nothing } from './nothing';
import { useDesk } from './session';
import type { Project } from './shell';

const OPEN = 'statusCategory != Done ORDER BY due ASC, created ASC';

/** Open issues of a project, by when they are due. */
export const ListPage = ({ projectKey }: { projectKey: string }) => {
  const [creating, setCreating] = useState(false);
  const project = useQuery({
    queryKey: ['jira', 'project', projectKey],
    queryFn: () => get<Project>(`/rest/api/3/project/${encodeURIComponent(projectKey)}`),
  });
  const may = useQuery({
    queryKey: ['jira', 'may-create', projectKey],
    queryFn: async () =>
      (
        await get<{ permissions: { CREATE_ISSUES: { havePermission: boolean } } }>(
          `/rest/api/3/mypermissions?permissions=CREATE_ISSUES&projectKey=${encodeURIComponent(projectKey)}`,
        )
      ).permissions.CREATE_ISSUES.havePermission,
    enabled: project.isSuccess,
  });
  if (project.isError && project.data === undefined)
    return <Nothing title="Nothing here" text={project.error.message} />;
  if (project.data === undefined) return null;
  return (
    <>
      <IssueList
        title={project.data.name}
        jql={`project = ${project.data.id} AND ${OPEN}`}
        empty="No open issues."
        action={
          may.data === true && (
            <button type="button" className="button button-primary" onClick={() => setCreating(true)}>
              <PlusIcon />
              New issue
            </button>
          )
        }
      />
      {creating && <NewIssue project={project.data} onDone={() => setCreating(false)} />}
    </>
  );
};

export const MyWork = () => {
  const { session } = useDesk();
  const name = session.me?.displayName ?? 'nobody';
  return (
    <IssueList
      key={name}
      title={`Work of ${name}`}
      jql={`assignee = currentUser() AND ${OPEN}`}
      empty="No open issues are assigned to you."
      action={null}
    />
  );
};

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, type Issue, search } from './api';
import { dayText, hoursText } from './format';
import { NewIssue } from './new-issue';
import { PersonName, PriorityMark, Problem, StatusMark } from './parts';
import { Link } from './router';
import { useDesk, useToday } from './session';
import type { Project } from './shell';

const MOST = 2000;
const AT_FIRST = 40;

/** Open issues of a project, by when they are due. */
export const ListPage = ({ projectKey }: { projectKey: string }) => {
  const [creating, setCreating] = useState(false);
  const project = useQuery({
    queryKey: ['jira', 'project', projectKey],
    queryFn: () => get<Project>(`/rest/api/3/project/${encodeURIComponent(projectKey)}`),
  });
  if (project.isError) return <Problem text={project.error.message} />;
  return (
    <>
      <Issues
        title={project.data?.name ?? projectKey}
        jql={`project = ${projectKey} AND statusCategory != Done ORDER BY due ASC, created ASC`}
        action={
          <button type="button" className="button button-primary" onClick={() => setCreating(true)}>
            New issue
          </button>
        }
      />
      {creating && project.data !== undefined && <NewIssue project={project.data} onDone={() => setCreating(false)} />}
    </>
  );
};

export const MyWork = () => {
  const { session } = useDesk();
  const name = session.me?.displayName ?? 'nobody';
  return (
    <Issues
      key={name}
      title={`Work of ${name}`}
      jql="assignee = currentUser() AND statusCategory != Done ORDER BY due ASC, created ASC"
      action={null}
    />
  );
};

const Issues = ({ title, jql, action }: { title: string; jql: string; action: React.ReactNode }) => {
  const today = useToday();
  const [filter, setFilter] = useState('');
  const issues = useQuery({
    queryKey: ['jira', 'list', jql],
    queryFn: () => search(jql, MOST),
    placeholderData: (previous) => previous,
  });
  const wanted = filter.trim().toLowerCase();
  const shown = (issues.data ?? []).filter(({ key, fields }) =>
    `${key} ${fields.summary} ${fields.assignee?.displayName ?? 'nobody'} ${fields.status.name}`
      .toLowerCase()
      .includes(wanted),
  );
  const overdue = (issues.data ?? []).filter(({ fields }) => fields.duedate !== null && fields.duedate < today).length;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="subtle">
            {issues.data === undefined ? 'Reading …' : `${issues.data.length} open issues, ${overdue} overdue`}
          </p>
        </div>
        <div className="row">
          <input
            className="input filter"
            aria-label="Filter by words, name or status"
            placeholder="Filter"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
          {action}
        </div>
      </header>
      {issues.isError && <Problem text={issues.error.message} />}
      <div className="table-box">
        <table className="list">
          <thead>
            <tr>
              {['Key', 'Summary', 'Status', 'Assignee', 'Due', 'Remaining', 'Priority'].map((head) => (
                <th key={head} scope="col" className={head === 'Due' || head === 'Remaining' ? 'number' : ''}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {groupsOf(shown, today).map((group) => (
            <Group key={group.title} {...group} today={today} />
          ))}
        </table>
      </div>
    </>
  );
};

type GroupOf = { title: string; issues: Issue[] };

/** Overdue, this week and next, later, without a date. */
const groupsOf = (issues: readonly Issue[], today: string): GroupOf[] => {
  const twoWeeks = new Date(Date.parse(`${today}T00:00:00Z`) + 14 * 86_400_000).toISOString().slice(0, 10);
  const of = (title: string, keep: (due: string | null) => boolean) => ({
    title,
    issues: issues.filter(({ fields }) => keep(fields.duedate)),
  });
  return [
    of('Overdue', (due) => due !== null && due < today),
    of('Within two weeks', (due) => due !== null && due >= today && due < twoWeeks),
    of('Later', (due) => due !== null && due >= twoWeeks),
    of('No due date', (due) => due === null),
  ].filter((group) => group.issues.length > 0);
};

const Group = ({ title, issues, today }: GroupOf & { today: string }) => {
  const [shown, setShown] = useState(AT_FIRST);
  return (
    <tbody>
      <tr>
        <th colSpan={7} scope="rowgroup" className="group">
          {title} <span className="subtle">{issues.length}</span>
        </th>
      </tr>
      {issues.slice(0, shown).map((issue) => (
        <Row key={issue.id} issue={issue} today={today} />
      ))}
      {issues.length > shown && (
        <tr>
          <td colSpan={7}>
            <button type="button" className="text-button" onClick={() => setShown(shown + 200)}>
              Show {Math.min(200, issues.length - shown)} more
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
};

const Row = ({ issue: { key, fields }, today }: { issue: Issue; today: string }) => {
  const late = fields.duedate !== null && fields.duedate < today;
  return (
    <tr>
      <td className="subtle nowrap">
        <Link to={`/browse/${key}`}>{key}</Link>
      </td>
      <td className="summary">
        <Link to={`/browse/${key}`} className="plain-link">
          {fields.summary}
        </Link>
      </td>
      <td>
        <StatusMark status={fields.status} />
      </td>
      <td>
        <PersonName person={fields.assignee} />
      </td>
      <td className={`number nowrap ${late ? 'danger' : ''}`}>
        {fields.duedate === null ? '' : dayText(fields.duedate, today)}
      </td>
      <td className="number nowrap">
        {fields.timeestimate === null ? (
          <span className="small subtlest">unestimated</span>
        ) : (
          hoursText(fields.timeestimate)
        )}
      </td>
      <td>
        <PriorityMark priority={fields.priority} />
      </td>
    </tr>
  );
};

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { type Issue, search } from './api';
import { dayText, hoursText } from './format';
import { SearchIcon } from './icons';
import { Nothing, useTitle } from './nothing';
import { Nobody, PersonName, PriorityMark, Problem, StatusMark } from './parts';
import { Link } from './router';
import { useToday } from './session';

const MOST = 5000;
const AT_FIRST = 40;
const MORE = 200;

type Props = { readonly title: string; readonly jql: string; readonly empty: string; readonly action: ReactNode };

/** Issues of a search by when they are due; the first page stands while the others are read. */
export const IssueList = ({ title, jql, empty, action }: Props) => {
  useTitle(title);
  const today = useToday();
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter.trim().toLowerCase());
  const [soFar, setSoFar] = useState<readonly Issue[] | null>(null);
  const read = useQuery({
    queryKey: ['jira', 'list', jql],
    queryFn: () => search(jql, MOST, (issues) => setSoFar((before) => before ?? [...issues])),
  });
  if (read.isError && read.data === undefined) return <Nothing title="Nothing here" text={read.error.message} />;
  const issues = read.data ?? soFar;
  const shown = (issues ?? []).filter((issue) => wordsOf(issue).includes(wanted));
  return (
    <>
      <header className="page-head">
        <div>
          <h1>
            <bdi>{title}</bdi>
          </h1>
          <p className="subtle">{read.data === undefined ? 'Reading …' : summaryOf(read.data, today)}</p>
        </div>
        <div className="row">
          <label className="filter">
            <SearchIcon />
            <input
              className="input"
              aria-label="Filter by words, name or status"
              placeholder="Filter"
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
              onKeyDown={(event) => event.key === 'Escape' && setFilter('')}
            />
          </label>
          {action}
        </div>
      </header>
      <Problem text={read.error?.message ?? null} />
      {shown.length > 0 && <Table issues={shown} today={today} />}
      {issues !== null && shown.length === 0 && !(read.isPending && issues.length === 0) && (
        <p className="list-none subtle" role="status">
          {wanted === '' ? empty : `No open issue matches “${filter.trim()}”.`}{' '}
          {wanted !== '' && (
            <button type="button" className="text-button" onClick={() => setFilter('')}>
              Show all
            </button>
          )}
        </p>
      )}
    </>
  );
};

const summaryOf = (issues: readonly Issue[], today: string): string => {
  const overdue = issues.filter(({ fields }) => fields.duedate !== null && fields.duedate < today).length;
  const count = issues.length.toLocaleString('en-GB');
  if (issues.length >= MOST) return `The first ${count} open issues, ${overdue} overdue`;
  return `${count} open ${issues.length === 1 ? 'issue' : 'issues'}, ${overdue} overdue`;
};

const wordsOf = ({ key, fields }: Issue): string =>
  `${key} ${fields.summary} ${fields.assignee?.displayName ?? 'nobody'} ${fields.status.name}`.toLowerCase();

const HEADS = ['Key', 'Summary', 'Status', 'Assignee', 'Due', 'Remaining', 'Priority'];

const Table = ({ issues, today }: { issues: readonly Issue[]; today: string }) => (
  <table className="list">
    <thead>
      <tr>
        {HEADS.map((head) => (
          <th key={head} scope="col" className={head === 'Due' || head === 'Remaining' ? 'number' : ''}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
    {groupsOf(issues, today).map((group) => (
      <Group key={group.title} {...group} today={today} />
    ))}
  </table>
);

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
      <tr className="group">
        <th colSpan={HEADS.length} scope="rowgroup">
          {title} <span className="subtle">{issues.length}</span>
        </th>
      </tr>
      {issues.slice(0, shown).map((issue) => (
        <Row key={issue.id} issue={issue} today={today} />
      ))}
      {issues.length > shown && (
        <tr className="more">
          <td colSpan={HEADS.length}>
            <button type="button" className="text-button" onClick={() => setShown(shown + MORE)}>
              Show {Math.min(MORE, issues.length - shown)} more
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
    <tr className="issue-row">
      <td className="cell-key subtle nowrap">{key}</td>
      <td className="cell-summary">
        <Link to={`/browse/${key}`} className="plain-link">
          <bdi>{fields.summary}</bdi>
        </Link>
      </td>
      <td className="cell-status">
        <StatusMark status={fields.status} />
      </td>
      <td className="cell-person">{fields.assignee === null ? <Nobody /> : <PersonName person={fields.assignee} />}</td>
      <td className={`cell-due number nowrap ${late ? 'danger' : ''}`}>
        {fields.duedate === null ? '' : dayText(fields.duedate, today)}
      </td>
      <td className="cell-remaining number nowrap">
        {fields.timeestimate === null ? (
          <span className="small subtlest">unestimated</span>
        ) : (
          hoursText(fields.timeestimate)
        )}
      </td>
      <td className="cell-priority">
        <PriorityMark priority={fields.priority} />
      </td>
    </tr>
  );
};

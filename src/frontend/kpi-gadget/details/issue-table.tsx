import { useState } from 'react';
import { IssueLink } from '../../shared/issue-link';
import { Failed } from '../../shared/states';
import type { KpiLike } from '../kpi-words';
import { exclusionWords, say, withheldWords } from '../messages';
import type { Writing } from '../use-figures';
import { useIssueNames } from '../use-issue-names';
import { issueValue, valueColumn } from './issue-value';
import { type IssueRow, PAGE, useKpiIssues } from './use-kpi-issues';

export type TableProps = {
  readonly asked: Parameters<typeof useKpiIssues>[0];
  readonly kpi: KpiLike;
  readonly writing: Writing;
};

/** The very issues, a hundred a page, named as the viewer may see them. */
export const IssueTable = (props: TableProps) => {
  const { asked, writing } = props;
  const [page, setPage] = useState(0);
  const { data, error, isPlaceholderData, refetch } = useKpiIssues(asked, page);
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <TableSkeleton />;
  if (data.kind === 'nothing-to-browse') return <p className="subtle">{say.nothingTitle}</p>;
  if (data.issues === 'withheld') return <p className="subtle">{withheldWords[data.why]}</p>;
  if (data.total === 0) return <p className="subtle">{say.noIssues}</p>;
  const last = Math.ceil(data.total / PAGE) - 1;
  const from = page * PAGE;
  return (
    <div aria-busy={isPlaceholderData}>
      <Rows {...props} rows={data.issues} />
      <div className="row row-between row-wrap details-pages small">
        <span className="subtle" role="status">
          {say.pageOf(
            writing.figures.count(from + 1),
            writing.figures.count(from + data.issues.length),
            writing.figures.count(data.total),
          )}
        </span>
        {last > 0 && (
          <span className="row">
            <PageButton label={say.previous} to={page - 1} possible={page > 0} onPage={setPage} />
            <PageButton label={say.next} to={page + 1} possible={page < last} onPage={setPage} />
          </span>
        )}
      </div>
    </div>
  );
};

type PageProps = {
  readonly label: string;
  readonly to: number;
  readonly possible: boolean;
  readonly onPage: (page: number) => void;
};

const PageButton = ({ label, to, possible, onPage }: PageProps) => (
  <button type="button" className="button" aria-disabled={!possible} onClick={() => possible && onPage(to)}>
    {label}
  </button>
);

const Rows = ({ rows, asked, kpi, writing }: TableProps & { rows: readonly IssueRow[] }) => {
  const names = useIssueNames(rows.map(({ issue }) => issue));
  const column = rows.some(({ value }) => value !== null) ? valueColumn(kpi.id) : null;
  const title = asked.part === 'counted' ? say.counted : exclusionWords[asked.part];
  return (
    <table className="kpi-table details-issues">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.issueColumn}</th>
          <th scope="col">{say.summaryColumn}</th>
          {column !== null && (
            <th scope="col" className="number">
              {column}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ issue, value }) => {
          const found = names.get(issue);
          return (
            <tr key={issue}>
              <th scope="row" className="nowrap">
                {found === undefined ? (
                  <span className="subtle">{say.issue(issue)}</span>
                ) : (
                  <IssueLink issueKey={found.key} />
                )}
              </th>
              <td dir="auto">{found?.summary ?? ''}</td>
              {column !== null && (
                <td className="number">{value === null ? '–' : issueValue(kpi, value, writing.figures)}</td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const TableSkeleton = () => (
  <div className="stack" aria-busy="true">
    {[1, 2, 3, 4, 5].map((line) => (
      <div key={line} className="skeleton details-skeleton" />
    ))}
  </div>
);

import { useState } from 'react';
import { IssueLink } from '../../shared/issue-link';
import { say } from '../messages';
import { useIssueNames } from '../use-issue-names';
import type { ChartTable as Table } from './sketch';

const AT_ONCE = 100;

/** The chart's figures as a table; long ones open by the hundred. */
export const ChartTable = ({ table, title }: { table: Table; title: string }) => {
  const [shown, setShown] = useState(AT_ONCE);
  const issues = table.issues?.slice(shown - AT_ONCE, shown) ?? [];
  const names = useIssueNames(table.issues?.slice(0, shown) ?? issues);
  const rest = table.rows.length - shown;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways, by keyboard too
    <section className="chart-table" aria-label={`${title}, as a table`} tabIndex={0}>
      <table className="kpi-table small">
        <thead>
          <tr>
            {table.columns.map((column, at) => (
              <th key={column} scope="col" className={isNumber(table, at) ? 'number' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, shown).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and never move
            <tr key={at}>
              {table.issues !== null && (
                <th scope="row">
                  <IssueCell issue={table.issues[at] ?? ''} names={names} />
                </th>
              )}
              {row.map((cell, at) => {
                const column = at + (table.issues === null ? 0 : 1);
                return (
                  <td key={table.columns[column]} className={isNumber(table, column) ? 'number' : undefined}>
                    {cell.shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <button type="button" className="button button-link small" onClick={() => setShown(shown + AT_ONCE)}>
          {say.more(Math.min(rest, AT_ONCE))}
        </button>
      )}
    </section>
  );
};

const isNumber = ({ rows, issues }: Table, column: number): boolean => {
  const at = issues === null ? column : column - 1;
  return rows.some((row) => typeof row[at]?.value === 'number');
};

const IssueCell = ({ issue, names }: { issue: string; names: ReturnType<typeof useIssueNames> }) => {
  const found = names.get(issue);
  return found === undefined ? <span className="subtle">{say.issue(issue)}</span> : <IssueLink issueKey={found.key} />;
};

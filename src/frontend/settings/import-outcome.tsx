import type { ImportResult } from '../../contract';
import { csvRows } from '../../domain/csv';
import { settingsWords as say } from './messages';

export type Checked = Pick<ImportResult, 'lines' | 'errors'> & {
  readonly csv: string;
  /** What else importing would do; null = nothing. */
  readonly note: string | null;
  readonly names: ReadonlyMap<string, string>;
};

const AT_ONCE = 50;

/** What is wrong, by line. */
export const ImportErrors = ({ errors }: Checked) => (
  <section className="stack" role="alert">
    <h2 className="danger">{say.problems(errors.length)}</h2>
    <Table heads={[say.line, say.column, say.problem]}>
      {errors.map(({ line, column, message }) => (
        <tr key={`${line} ${column} ${message}`}>
          <td className="number">{line}</td>
          <td>{column ?? ''}</td>
          <td>{message}</td>
        </tr>
      ))}
    </Table>
  </section>
);

/** What would be stored, line by line, before anybody says so. */
export const ImportPreview = ({ csv, lines, names, note }: Checked) => {
  const [header, ...rows] = csvRows(csv);
  const columns = (header?.cells ?? []).map((name) => name.toLowerCase());
  const account = columns.indexOf('account');
  const said = (cells: readonly string[]) =>
    columns.flatMap((column, n) => (n === account || !cells[n] ? [] : [`${column} ${cells[n]}`])).join(', ');
  return (
    <section className="stack">
      <p role="status">
        {say.understood(lines)}
        {note !== null && <span className="block">{note}</span>}
      </p>
      <Table heads={[say.line, say.person, say.says]}>
        {rows.slice(0, AT_ONCE).map(({ line, cells }) => (
          <tr key={line}>
            <td className="number">{line}</td>
            <td className="nowrap">{names.get(cells[account] ?? '') ?? cells[account]}</td>
            <td>{said(cells)}</td>
          </tr>
        ))}
      </Table>
      {rows.length > AT_ONCE && <p className="subtle">{say.andMore(rows.length - AT_ONCE)}</p>}
    </section>
  );
};

const Table = ({ heads, children }: { heads: readonly string[]; children: React.ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever uses the keyboard scrolls it too
  <div className="table-box" tabIndex={0}>
    <table className="plain import-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);

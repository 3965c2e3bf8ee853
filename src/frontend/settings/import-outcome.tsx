import type { ImportChange, ImportProblem } from '../../contract';
import { settingsWords as say } from './messages';

/** What a check found. `problems` counts all of them where `errors` are the first. */
export type Checked = {
  readonly lines: number;
  readonly errors: readonly ImportProblem[];
  readonly problems?: number;
  readonly csv?: string;
  /** What of what is stored would change, the first of it, and how much in all. */
  readonly changes?: readonly ImportChange[];
  readonly counts?: { readonly added: number; readonly changed: number; readonly removed: number };
  /** What else importing would do; null = nothing. */
  readonly note: string | null;
  readonly names: ReadonlyMap<string, string>;
};

const AT_ONCE = 200;

/** What is wrong, by line. */
export const ImportErrors = ({ errors, problems = errors.length }: Checked) => (
  <section className="stack" role="alert">
    <h2 className="danger">{say.problems(problems)}</h2>
    <Table heads={[say.line, say.column, say.problem]}>
      {errors.slice(0, AT_ONCE).map(({ line, column, message }) => (
        <tr key={`${line} ${column} ${message}`}>
          <td className="number">{line}</td>
          <td>{column ?? ''}</td>
          <td>{message}</td>
        </tr>
      ))}
    </Table>
    {problems > AT_ONCE && <p className="subtle">{say.andMoreProblems(problems - AT_ONCE)}</p>}
  </section>
);

/** What would be stored and what of it changes, before anybody says so. */
export const ImportPreview = ({ lines, changes = [], counts, names, note }: Checked) => {
  const all = counts === undefined ? 0 : counts.added + counts.changed + counts.removed;
  return (
    <section className="stack">
      <p role="status">
        {say.understood(lines)}
        {counts !== undefined && <span className="block strong">{say.wouldChange(counts)}</span>}
        {note !== null && <span className="block">{note}</span>}
      </p>
      {all > 0 && (
        <Table heads={[say.line, say.person, say.change, say.says]}>
          {changes.slice(0, AT_ONCE).map(({ line, kind, accountId, what }) => (
            <tr key={`${line} ${what}`}>
              <td className="number">{line}</td>
              <td className="nowrap">{accountId === null ? '' : (names.get(accountId) ?? accountId)}</td>
              <td>{say.changeKinds[kind]}</td>
              <td>{what}</td>
            </tr>
          ))}
        </Table>
      )}
      {all > AT_ONCE && <p className="subtle">{say.andMore(all - AT_ONCE)}</p>}
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

import { settingsWords as say } from './messages';

/** What each column means. */
export const ImportHelp = ({ columns }: { columns: readonly (readonly [string, string])[] }) => (
  <details className="help">
    <summary>{say.columns}</summary>
    <table className="plain">
      <tbody>
        {columns.map(([column, meaning]) => (
          <tr key={column}>
            <th scope="row">
              <code>{column}</code>
            </th>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

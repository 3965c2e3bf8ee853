import { settingsWords as say } from './messages';

/** What each column means. */
export const ImportHelp = () => (
  <details className="help">
    <summary>{say.columns}</summary>
    <table className="plain">
      <tbody>
        {say.columnHelp.map(([column, meaning]) => (
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

import type { SyncPage } from '../../../contract/sync';
import { oddClassWords } from '../../shared/gap-words';
import { useFormat } from '../../shared/site';
import { ODD_FIELDS, syncWords as say } from './messages';

/** Values of issues that are kept out of sums, counted by field and by what is wrong with them. */
export const OddValues = ({ page: { odd } }: { page: SyncPage }) => {
  const format = useFormat();
  return (
    <section className="stack" aria-label={say.odd}>
      <h2>{say.odd}</h2>
      {odd.length === 0 ? (
        <p className="subtle">{say.noneOdd}</p>
      ) : (
        <>
          <p className="subtle">{say.oddText}</p>
          <div className="table-box">
            <table className="plain">
              <thead>
                <tr>
                  {[say.field, say.oddClass].map((title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                  <th scope="col" className="sync-number">
                    {say.issuesColumn}
                  </th>
                </tr>
              </thead>
              <tbody>
                {odd.map(({ field, class: wrong, issues }) => (
                  <tr key={`${field} ${wrong}`}>
                    <th scope="row">{ODD_FIELDS[field] ?? field}</th>
                    <td>{oddClassWords[wrong] ?? wrong}</td>
                    <td className="sync-number">{format.number(issues)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
};

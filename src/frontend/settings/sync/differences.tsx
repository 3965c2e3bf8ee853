import type { CheckedDifference, CheckedValue } from '../../../contract/sync';
import { FIELD_NAMES, syncWords as say } from './messages';
import { useValueWords } from './use-value-words';

/** Fields that are not as in Jira, both values in words as the viewer reads them in Jira. */
export const Differences = ({ differences }: { differences: readonly CheckedDifference[] }) => {
  const wordsOf = useValueWords(differences);
  return (
    <div className="table-box">
      <table className="plain sync-differences">
        <thead>
          <tr>
            {[say.field, say.inJiraColumn, say.inAtelier].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => {
            const told = (value: CheckedValue) => wordsOf(one.field, value);
            const alike = told(one.jira) === told(one.atelier);
            return (
              <tr key={one.field}>
                <th scope="row">{FIELD_NAMES[one.field]}</th>
                <td>
                  <bdi>{told(one.jira)}</bdi>
                </td>
                <td>
                  <bdi>{alike ? say.sameCount(told(one.atelier)) : told(one.atelier)}</bdi>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

import type { DeadLetter, SyncPage } from '../../../contract/sync';
import { useFormat } from '../../shared/site';
import { useNames } from '../../shared/use-names';
import { useCustomFields } from '../kpis/use-custom-fields';
import { Refused } from '../save-form';
import { useProjectNames } from '../use-jira';
import { told } from '../use-settings';
import { SEARCH_WORDS } from './action-messages';
import { CLASS_WORDS, DEAD_WORDS, syncWords as say } from './messages';
import { useKeys } from './use-keys';
import { useRetry } from './use-sync';

/** What was tried five times, with a way to have it tried again. */
export const DeadLetters = ({ page: { dead, readOnly } }: { page: SyncPage }) => {
  const format = useFormat();
  const keys = useKeys(dead.letters.flatMap(({ kind, item }) => (kind === 'issue' ? [item] : [])));
  const projects = useProjectNames(dead.letters.flatMap(({ kind, item }) => (kind === 'project' ? [item] : [])));
  const fields = useCustomFields(dead.letters.some(({ kind }) => kind === 'field'));
  const personOf = useNames(dead.letters.flatMap(({ accountId }) => accountId ?? []));
  const inWords = ({ kind, item, accountId, place }: DeadLetter): string => {
    if (kind === 'issue') return keys.get(item) ?? item;
    if (kind === 'project') return projects.find(({ id }) => id === item)?.name ?? item;
    if (kind === 'field') return fields?.find(({ id }) => id === `customfield_${item}`)?.name ?? item;
    if (place !== null) return `${SEARCH_WORDS[place.search]} ${format.moment(place.at)}`;
    return accountId === null ? item : personOf(accountId);
  };
  const nameOf = (letter: DeadLetter) => `${DEAD_WORDS[letter.kind]} ${inWords(letter)}`;
  const retry = useRetry((letter) => told(say.retried(nameOf(letter))));
  const more = dead.total - dead.letters.length;
  return (
    <section className="stack" aria-label={say.dead}>
      <h2>{say.dead}</h2>
      {dead.total === 0 ? (
        <p className="subtle">{say.noneDead}</p>
      ) : (
        <>
          <p className="subtle">{say.deadText}</p>
          <div className="table-box">
            <table className="plain">
              <thead>
                <tr>
                  {[say.item, say.why, say.tries, say.lastTry].map((title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                  <td />
                </tr>
              </thead>
              <tbody>
                {dead.letters.map((letter) => (
                  <tr key={`${letter.kind} ${letter.item}`}>
                    <th scope="row">{nameOf(letter)}</th>
                    <td>
                      {CLASS_WORDS[letter.class]}
                      <span className="block small subtlest">{letter.reason}</span>
                    </td>
                    <td>{format.number(letter.tries)}</td>
                    <td>{format.moment(letter.lastAt)}</td>
                    <td>
                      <button
                        type="button"
                        className="button button-quiet"
                        aria-label={say.retryOf(nameOf(letter))}
                        disabled={readOnly || retry.isPending}
                        onClick={() => retry.mutate(letter)}
                      >
                        {say.retry}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {more > 0 && <p className="small subtle">{say.moreDead(format.number(more))}</p>}
        </>
      )}
      <Refused error={retry.error} />
    </section>
  );
};

import type { DeadLetter, SyncPage } from '../../../contract/sync';
import { useFormat } from '../../shared/site';
import { Refused } from '../save-form';
import { told } from '../use-settings';
import { CLASS_WORDS, DEAD_WORDS, syncWords as say } from './messages';
import { useKeys } from './use-keys';
import { useRetry } from './use-sync';

/** What was tried five times, with a way to have it tried again. */
export const DeadLetters = ({ page: { dead, readOnly } }: { page: SyncPage }) => {
  const format = useFormat();
  const keys = useKeys(dead.letters.flatMap(({ kind, item }) => (kind === 'issue' ? [item] : [])));
  const nameOf = ({ kind, item }: DeadLetter) =>
    `${DEAD_WORDS[kind]} ${kind === 'issue' ? (keys.get(item) ?? item) : item}`;
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
                    <th scope="row" className="nowrap">
                      {nameOf(letter)}
                    </th>
                    <td>
                      {CLASS_WORDS[letter.class]}
                      <span className="block small subtlest">{letter.reason}</span>
                    </td>
                    <td>{format.number(letter.tries)}</td>
                    <td className="nowrap">{format.moment(letter.lastAt)}</td>
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

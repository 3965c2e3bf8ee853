import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Erased, KnownTable } from '../../../contract/privacy';
import { backend, failureOf, unwrap } from '../../shared/backend';
import { download, fileName } from '../../shared/download';
import { failureWords, words } from '../../shared/messages';
import { useFormat } from '../../shared/site';
import { useNames } from '../../shared/use-names';
import { PersonFinder } from '../person-finder';
import { Message } from '../save-form';
import { TableHead } from '../table-head';
import { told } from '../use-settings';
import { privacyWords as say } from './messages';

/** What is known of one person, as a file or out of Atelier. */
export const OnePerson = ({ readOnly }: { readOnly: boolean }) => {
  const format = useFormat();
  const queries = useQueryClient();
  const [person, setPerson] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const nameOf = useNames(person === null ? [] : [person]);
  const name = person === null ? '' : nameOf(person);
  const file = useMutation({
    mutationFn: async (accountId: string) => {
      const tables = await allKnown(accountId);
      const text = JSON.stringify({ name, accountId, tables }, null, 2);
      download(fileName(name, 'json'), new Blob([text], { type: 'application/json' }));
    },
    onSuccess: () => told(say.exported),
  });
  const erase = useMutation({
    mutationFn: async (accountId: string) => unwrap(await backend('erasePerson', { accountId })),
    onSuccess: () => {
      setAsking(false);
      void queries.invalidateQueries();
    },
  });
  const choose = (accountId: string) => {
    erase.reset();
    setPerson(accountId);
  };
  return (
    <section className="stack" aria-label={say.person}>
      <h2>{say.person}</h2>
      <p className="subtle">{say.personText}</p>
      <PersonFinder label={say.find} onFound={choose} />
      {person !== null && (
        <div className="row row-wrap">
          <bdi className="strong">{name}</bdi>
          <button type="button" className="button" disabled={file.isPending} onClick={() => file.mutate(person)}>
            {say.exportFile}
          </button>
          <button
            type="button"
            className="button button-danger"
            disabled={readOnly || asking || erase.isPending}
            onClick={() => setAsking(true)}
          >
            {say.erase}
          </button>
        </div>
      )}
      {asking && person !== null && (
        <div className="message message-warning" role="alertdialog" aria-label={say.erase}>
          <div className="stack">
            <p>{say.eraseAsk(name)}</p>
            <p className="row row-wrap">
              <button
                type="button"
                className="button button-danger"
                disabled={erase.isPending}
                onClick={() => erase.mutate(person)}
              >
                {say.eraseYes}
              </button>
              <button type="button" className="button" onClick={() => setAsking(false)}>
                {say.eraseNo}
              </button>
            </p>
          </div>
        </div>
      )}
      {[file.error, erase.error].filter(Boolean).map((error) => (
        <Message key={String(error)} kind="error" {...refusal(error)} />
      ))}
      {erase.isSuccess && <Proof erased={erase.data} format={format.number} />}
    </section>
  );
};

const refusal = (error: unknown) => {
  const failure = failureOf(error);
  return failure === null ? { title: words.wrongTitle, text: words.wrongText } : failureWords(failure);
};

/** Page by page, joined by table. */
const allKnown = async (accountId: string): Promise<readonly KnownTable[]> => {
  const tables = new Map<string, KnownTable>();
  for (let page = 0, more = true; more; page++) {
    const part = unwrap(await backend('exportPerson', { accountId, page }));
    for (const one of part.tables)
      tables.set(one.table, { ...one, rows: [...(tables.get(one.table)?.rows ?? []), ...one.rows] });
    more = part.more;
  }
  return [...tables.values()];
};

/** What named the person before, and what does now. */
const Proof = ({ erased: { tables }, format }: { erased: Erased; format: (value: number) => string }) => (
  <div className="stack" role="status">
    <p>{say.erased(format(tables.reduce((sum, { before, after }) => sum + before - after, 0)))}</p>
    <table className="plain">
      <TableHead titles={[say.table, say.before, say.after]} />
      <tbody>
        {tables.map(({ table, before, after }) => (
          <tr key={table}>
            <th scope="row">{table}</th>
            <td>{format(before)}</td>
            <td>{format(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

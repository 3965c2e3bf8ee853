import { type FormEvent, useState } from 'react';
import type { StoragePage } from '../../../contract/storage';
import { useFormat } from '../../shared/site';
import { Refused } from '../save-form';
import { told } from '../use-settings';
import { storageWords as say } from './storage-messages';
import { useEraseAll } from './use-storage';

/** The end of everything that Atelier keeps of a site; words have to be typed for it. */
export const EraseAll = ({ page }: { page: StoragePage }) => {
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { erasing, readOnly } = page;
  return (
    <section className="stack" aria-label={say.erase}>
      <h2>{say.erase}</h2>
      <p className="subtle">{say.eraseText}</p>
      {erasing !== null && (
        <p className="message message-warning" role="status">
          {say.erasing(format.number(erasing.done), format.number(erasing.total))}
        </p>
      )}
      {erasing === null && !asking && (
        <p>
          <button type="button" className="button button-danger" disabled={readOnly} onClick={() => setAsking(true)}>
            {say.begin}
          </button>
        </p>
      )}
      {erasing === null && asking && <Ask words={page.confirm} onDone={() => setAsking(false)} />}
    </section>
  );
};

const Ask = ({ words, onDone }: { words: string; onDone: () => void }) => {
  const [typed, setTyped] = useState('');
  const erase = useEraseAll(() => {
    told(say.begun);
    onDone();
  });
  const fits = typed === words;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fits && !erase.isPending) erase.mutate(typed);
  };
  return (
    <form className="message message-warning" aria-label={say.erase} noValidate onSubmit={submit}>
      <div className="stack">
        <label className="field field-narrow">
          {say.type(words)}
          <input
            className="input"
            // Whoever asked to be asked goes on here.
            ref={(input) => {
              if (typed === '') input?.focus();
            }}
            autoComplete="off"
            maxLength={40}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <p className="row row-wrap">
          <button type="submit" className="button button-danger" disabled={!fits || erase.isPending}>
            {say.go}
          </button>
          <button type="button" className="button" onClick={onDone}>
            {say.keep}
          </button>
        </p>
        <Refused error={erase.error} />
      </div>
    </form>
  );
};

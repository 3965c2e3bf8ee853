import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, useId } from 'react';
import type { TeamSettings } from '../../contract';
import { backend, failureOf, unwrap } from '../shared/backend';
import { failureWords, words } from '../shared/messages';
import { ImportHelp } from './import-help';
import { type Checked, ImportErrors, ImportPreview } from './import-outcome';
import { settingsWords as say } from './messages';
import { readText } from './read-text';
import { Message } from './save-form';
import { unknownAccounts } from './unknown-accounts';
import { useDraft } from './use-draft';
import { told, useTakeOver } from './use-settings';

const EMPTY = { version: null, csv: '' };

/** People from CSV: checked first, here and against Jira; stored only when every line is right and somebody said so. */
export const ImportSection = ({ settings }: { settings: TeamSettings }) => {
  const draft = useDraft('import', EMPTY);
  const { csv } = draft.value;
  const takeOver = useTakeOver();
  const says = useId();
  const check = useMutation({ mutationFn: () => checked(csv) });
  const apply = useMutation({
    mutationFn: () => backend('importPeople', { csv, apply: true }).then(unwrap),
    onSuccess: ({ settings: fresh, lines }) => {
      if (fresh === null) return check.mutate();
      takeOver(fresh);
      draft.drop();
      check.reset();
      told(say.imported(lines));
    },
  });
  const busy = check.isPending || apply.isPending;
  const edit = (text: string) => {
    check.reset();
    apply.reset();
    draft.change({ version: null, csv: text });
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file !== undefined) void readText(file).then(edit);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (csv.trim() !== '' && !busy) check.mutate();
  };
  const right = check.data !== undefined && check.data.errors.length === 0;
  return (
    <>
      <header>
        <h1>{say.importTitle}</h1>
        <p className="subtle">{say.importText}</p>
      </header>
      <form className="stack stack-wide" onSubmit={submit}>
        <ImportHelp />
        <label className="field">
          {say.csv}
          <textarea
            className="input csv"
            rows={10}
            spellCheck={false}
            placeholder={say.importExample}
            value={csv}
            onChange={(event) => edit(event.target.value)}
          />
        </label>
        <div className="row row-wrap">
          <label className="button">
            {say.chooseFile}
            <input className="visually-hidden" type="file" accept=".csv,.txt,text/csv" onChange={choose} />
          </label>
          <button type="submit" className="button" disabled={csv.trim() === '' || busy}>
            {say.check}
          </button>
          <button
            type="button"
            className="button button-primary"
            aria-describedby={says}
            disabled={!right || busy || settings.readOnly}
            onClick={() => apply.mutate()}
          >
            {say.apply}
          </button>
          <span id={says} className="small subtlest">
            {right ? '' : say.checkFirst}
          </span>
        </div>
      </form>
      <Refused error={check.error ?? apply.error} />
      {apply.isSuccess && apply.data.settings !== null && <p role="status">{say.imported(apply.data.lines)}</p>}
      {check.data !== undefined && (right ? <ImportPreview {...check.data} /> : <ImportErrors {...check.data} />)}
    </>
  );
};

/** What the back end makes of the text, and whom Jira does not know. */
const checked = async (csv: string): Promise<Checked> => {
  const { lines, errors } = unwrap(await backend('importPeople', { csv, apply: false }));
  const { problems, names } = errors.length > 0 ? { problems: [], names: new Map() } : await unknownAccounts(csv);
  return { csv, lines, errors: [...errors, ...problems], names };
};

const Refused = ({ error }: { error: unknown }) => {
  if (error === null) return null;
  const failure = failureOf(error);
  const said = failure === null ? { title: words.wrongTitle, text: words.wrongText } : failureWords(failure);
  return <Message kind="error" {...said} />;
};

import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, useId } from 'react';
import { failureOf } from '../shared/backend';
import { ImportHelp } from './import-help';
import { type Checked, ImportErrors, ImportPreview } from './import-outcome';
import { settingsWords as say } from './messages';
import { readText } from './read-text';
import { Refused } from './refused';
import { useDraft } from './use-draft';
import { told } from './use-settings';

const EMPTY = { version: null, csv: '' };

type Props = {
  readonly draftKey: string;
  /** What each column means. */
  readonly columns: readonly (readonly [string, string])[];
  readonly example: string;
  readonly readOnly: boolean;
  readonly check: (csv: string) => Promise<Checked>;
  /** How many lines were stored; null = they are not right any more, and nothing was. */
  readonly apply: (csv: string, checked: Checked) => Promise<number | null>;
};

/** Lines from CSV: checked first, here and against Jira; stored only when every line is right and somebody said so. */
export const ImportForm = ({ draftKey, columns, example, readOnly, ...does }: Props) => {
  const draft = useDraft(draftKey, EMPTY);
  const { csv } = draft.value;
  const says = useId();
  const check = useMutation({ mutationFn: () => does.check(csv) });
  const apply = useMutation({
    mutationFn: (checked: Checked) => does.apply(csv, checked),
    onSuccess: (lines) => {
      if (lines === null) return check.mutate();
      draft.drop();
      check.reset();
      told(say.imported(lines));
    },
    // What somebody else changed meanwhile is looked at again before anything is stored.
    onError: (error) => {
      if (failureOf(error)?.kind === 'conflict') check.mutate();
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
      <form className="stack stack-wide" onSubmit={submit}>
        <ImportHelp columns={columns} />
        <label className="field">
          {say.csv}
          <textarea
            className="input csv"
            rows={10}
            spellCheck={false}
            placeholder={example}
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
            disabled={!right || busy || readOnly}
            onClick={() => check.data && apply.mutate(check.data)}
          >
            {say.apply}
          </button>
          <span id={says} className="small subtlest">
            {right ? '' : say.checkFirst}
          </span>
        </div>
      </form>
      <Refused error={check.error ?? apply.error} />
      {apply.isSuccess && apply.data !== null && <p role="status">{say.imported(apply.data)}</p>}
      {check.data !== undefined && (right ? <ImportPreview {...check.data} /> : <ImportErrors {...check.data} />)}
    </>
  );
};

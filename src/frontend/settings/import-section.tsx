import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportResult, TeamSettings } from '../../contract';
import { backend, failureOf, unwrap } from '../shared/backend';
import { failureWords, words } from '../shared/messages';
import { settingsWords as say } from './messages';
import { useTakeOver } from './use-settings';

const EXAMPLE = 'account,team,allocation,reserve,zone,mon,tue,wed,thu,fri,sat,sun,off';

/** People from CSV: checked first, stored only when every line is right. */
export const ImportSection = ({ settings }: { settings: TeamSettings }) => {
  const [csv, setCsv] = useState('');
  const takeOver = useTakeOver();
  const run = useMutation({
    mutationFn: (apply: boolean) => backend('importPeople', { csv, apply }).then(unwrap),
    onSuccess: (result) => {
      if (result.settings !== null) takeOver(result.settings);
    },
  });
  const right = run.data !== undefined && run.data.errors.length === 0;
  const edit = (text: string) => {
    setCsv(text);
    run.reset();
  };
  return (
    <>
      <header>
        <h1>{say.importTitle}</h1>
        <p className="subtle">{say.importText}</p>
      </header>
      <label className="field">
        {say.csv}
        <textarea
          className="input csv"
          rows={10}
          spellCheck={false}
          placeholder={EXAMPLE}
          value={csv}
          onChange={(event) => edit(event.target.value)}
        />
      </label>
      <div className="row row-wrap">
        <label className="button">
          {say.chooseFile}
          <input
            className="visually-hidden"
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => void event.target.files?.[0]?.text().then(edit)}
          />
        </label>
        <button
          type="button"
          className="button"
          disabled={csv.trim() === '' || run.isPending}
          onClick={() => run.mutate(false)}
        >
          {say.check}
        </button>
        <button
          type="button"
          className="button button-primary"
          disabled={!right || run.data?.settings !== null || run.isPending || settings.readOnly}
          onClick={() => run.mutate(true)}
        >
          {say.apply}
        </button>
      </div>
      {run.isError && (
        <p role="alert" className="danger">
          {failureOf(run.error) === null ? words.wrongTitle : wordsOf(run.error)}
        </p>
      )}
      {run.data !== undefined && <Outcome result={run.data} />}
    </>
  );
};

const wordsOf = (error: unknown): string => {
  const failure = failureOf(error);
  return failure === null ? words.wrongText : failureWords(failure).text;
};

const Outcome = ({ result }: { result: ImportResult }) => {
  if (result.errors.length === 0)
    return <p role="status">{result.settings === null ? say.understood(result.lines) : say.imported(result.lines)}</p>;
  return (
    <section className="stack" role="alert">
      <p className="danger">{say.problems(result.errors.length)}</p>
      <div className="table-box">
        <table className="plain">
          <thead>
            <tr>
              {[say.line, say.column, say.problem].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {result.errors.map(({ line, column, message }) => (
              <tr key={`${line} ${column} ${message}`}>
                <td>{line}</td>
                <td>{column ?? ''}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

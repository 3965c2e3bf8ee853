import { type FormEvent, useState } from 'react';
import type { IssueCheck } from '../../../contract/sync';
import { useFormat } from '../../shared/site';
import { Refused } from '../save-form';
import { Differences } from './differences';
import { outcomeWords, syncWords as say } from './messages';
import { useCheck } from './use-sync';

const KEY = /^[A-Za-z][A-Za-z0-9_]{1,20}-\d{1,10}$/;

/** One issue held against Jira, and mended where it is not the same. */
export const CheckIssue = ({ readOnly }: { readOnly: boolean }) => {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const check = useCheck();
  const key = typed.trim().toUpperCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(!KEY.test(key));
    if (KEY.test(key) && !check.isPending) check.mutate({ key, mend: null });
  };
  const found = check.data;
  return (
    <section className="stack" aria-label={say.check}>
      <h2>{say.check}</h2>
      <p className="subtle">{say.checkText}</p>
      <form className="row row-wrap row-top" noValidate onSubmit={submit}>
        <span>
          <input
            className="input input-short sync-key"
            aria-label={say.key}
            aria-invalid={wrong}
            aria-describedby={wrong ? 'sync-key-problem' : undefined}
            placeholder="PACK-214"
            maxLength={40}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setWrong(false);
            }}
          />
          {wrong && (
            <span id="sync-key-problem" className="field-problem">
              {say.keyLike}
            </span>
          )}
        </span>
        <button type="submit" className="button" disabled={check.isPending}>
          {say.checkIt}
        </button>
      </form>
      <div className="stack" role="status">
        {check.isPending && <p className="subtle">{say.checking}</p>}
        {!check.isPending && found?.check === null && <p>{say.noIssue(found.key)}</p>}
        {!check.isPending && found != null && found.check !== null && (
          <Outcome
            issueKey={found.key}
            check={found.check}
            mended={check.variables?.mend != null}
            onMend={readOnly ? null : () => check.mutate({ key: found.key, mend: found.check?.issueId ?? null })}
          />
        )}
      </div>
      <Refused error={check.error} />
    </section>
  );
};

type Props = {
  readonly issueKey: string;
  readonly check: IssueCheck;
  /** It has just been read again. */
  readonly mended: boolean;
  /** Null = nothing can be changed. */
  readonly onMend: (() => void) | null;
};

const Outcome = ({ issueKey, check, mended, onMend }: Props) => {
  const format = useFormat();
  const { title, text } = outcomeWords(issueKey, check, format);
  const also = [
    ...(mended ? [say.mended] : []),
    ...(check.readAt === null ? [] : [say.read(format.moment(check.readAt))]),
    ...(check.letGo ? [say.letGo] : []),
    ...(check.waiting ? [say.marked] : []),
    ...(check.dead ? [say.isDead] : []),
  ];
  const mendable = check.outcome === 'differs' || check.outcome === 'unread';
  return (
    <>
      <h3>{title}</h3>
      <p className="subtle">{[text, ...also].join(' ')}</p>
      {check.differences.length > 0 && <Differences differences={check.differences} />}
      {mendable && onMend !== null && (
        <p>
          <button type="button" className="button" onClick={onMend}>
            {say.mend}
          </button>
        </p>
      )}
    </>
  );
};

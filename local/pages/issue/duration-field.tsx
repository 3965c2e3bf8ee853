import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { Issue } from '../api';
import { durationProblem, durationText, hoursText } from '../format';
import { Problem } from '../parts';
import { useEdit } from './use-edit';

const FIELDS = {
  originalEstimate: { label: 'Original estimate', of: 'timeoriginalestimate' },
  remainingEstimate: { label: 'Remaining estimate', of: 'timeestimate' },
} as const;

type Props = { readonly issue: Issue; readonly name: keyof typeof FIELDS; readonly may: boolean };

/** A duration as Jira writes it. Enter or leaving the field saves, Escape undoes; what cannot be read is said and kept. */
export const DurationField = ({ issue, name, may }: Props) => {
  const { label, of } = FIELDS[name];
  const seconds = issue.fields[of];
  const edit = useEdit(issue.id, label.toLowerCase());
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (!may) return seconds === null ? <span className="subtle">unestimated</span> : <span>{hoursText(seconds)}</span>;
  const undo = () => {
    setText(null);
    setProblem(null);
  };
  const save = () => {
    if (text === null || edit.isPending) return;
    const typed = text.trim();
    if (typed === durationText(seconds)) return undo();
    const wrong = typed === '' ? null : durationProblem(typed);
    setProblem(wrong);
    if (wrong === null)
      edit.mutate({ timetracking: { [name]: typed === '' ? null : typed } }, { onSuccess: () => setText(null) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') undo();
  };
  return (
    <form className="grow" onSubmit={submit}>
      <input
        className="input"
        aria-label={label}
        aria-invalid={problem !== null}
        placeholder="unestimated"
        value={text ?? durationText(seconds)}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
        onBlur={save}
      />
      <Problem text={problem} />
    </form>
  );
};

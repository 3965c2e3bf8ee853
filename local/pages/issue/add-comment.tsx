import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { post } from '../api';
import { toAdf } from '../format';
import { useChange } from './use-edit';

/** Enter begins a new line, with Ctrl or Cmd it sends. What was typed stays until Jira has it. */
export const AddComment = ({ issueId }: { issueId: string }) => {
  const [text, setText] = useState('');
  const add = useChange('Jira did not add the comment', () =>
    post<unknown>(`/rest/api/3/issue/${issueId}/comment`, { body: toAdf(text.trim()) }),
  );
  const send = () => {
    if (text.trim() !== '' && !add.isPending) add.mutate(undefined, { onSuccess: () => setText('') });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <form className="row comment-form" onSubmit={submit}>
      <textarea
        className="input"
        aria-label="Add a comment"
        placeholder="Add a comment"
        rows={1}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
      />
      <button type="submit" className="button" disabled={text.trim() === '' || add.isPending}>
        Add
      </button>
    </form>
  );
};

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef } from 'react';
import { type Issue, post } from '../api';
import { durationProblem, hoursText } from '../format';
import { Problem } from '../parts';
import { useDesk } from '../session';

/** Logs time on an issue; the remaining estimate follows unless another one is typed. */
export const LogWork = ({ issue, onDone }: { issue: Issue; onDone: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const queries = useQueryClient();
  const { now } = useDesk();
  const log = useMutation({
    mutationFn: (form: FormData) => {
      const [spent, left] = ['spent', 'left'].map((name) => String(form.get(name) ?? '').trim());
      const problem = durationProblem(spent ?? '') ?? (left ? durationProblem(left) : null);
      if (problem !== null) throw new Error(problem);
      const adjust =
        left === '' ? 'adjustEstimate=auto' : `adjustEstimate=new&newEstimate=${encodeURIComponent(left ?? '')}`;
      const started = new Date(now()).toISOString().replace('Z', '+0000');
      return post<unknown>(`/rest/api/3/issue/${issue.id}/worklog?${adjust}`, { timeSpent: spent, started });
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['jira'] });
      dialog.current?.close();
    },
  });
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    log.mutate(new FormData(event.currentTarget));
  };
  const { timeestimate } = issue.fields;
  return (
    <dialog ref={dialog} className="modal" aria-labelledby="log-work" onClose={onDone}>
      <form className="form" onSubmit={submit}>
        <h2 id="log-work">Log work on {issue.key}</h2>
        <label>
          Time spent
          <input className="input" name="spent" required placeholder="such as 1h 30m" autoComplete="off" />
        </label>
        <label>
          Remaining afterwards
          <input
            className="input"
            name="left"
            placeholder={
              timeestimate === null ? 'not estimated' : `now ${hoursText(timeestimate)}; empty: less the time spent`
            }
          />
        </label>
        <Problem text={log.error?.message ?? null} />
        <div className="row">
          <button type="submit" className="button button-primary" disabled={log.isPending}>
            Log work
          </button>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
};

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { get, type Named, type Person, post } from './api';
import { DayInput } from './day-input';
import { durationProblem } from './format';
import { Problem } from './parts';
import { useRouter } from './router';
import type { Project } from './shell';

/** Creates an issue; Jira's refusal stands under the form and nothing typed is lost. */
export const NewIssue = ({ project, onDone }: { project: Project; onDone: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const queries = useQueryClient();
  const { go } = useRouter();
  const types = useQuery({
    queryKey: ['jira', 'types', project.key],
    queryFn: () => get<{ issueTypes: (Named & { subtask: boolean })[] }>(`/rest/api/3/project/${project.key}`),
  });
  const people = useQuery({
    queryKey: ['jira', 'assignable', project.key],
    queryFn: () => get<Person[]>(`/rest/api/3/user/assignable/search?project=${project.key}&maxResults=200`),
  });
  const create = useMutation({
    mutationFn: (form: FormData) => {
      const text = (name: string) => String(form.get(name) ?? '').trim();
      const estimate = text('estimate');
      const problem = estimate === '' ? null : durationProblem(estimate);
      if (problem !== null) throw new Error(problem);
      const fields = {
        project: { key: project.key },
        summary: text('summary'),
        issuetype: { id: text('type') },
        ...(text('assignee') === '' ? {} : { assignee: { accountId: text('assignee') } }),
        ...(due === null ? {} : { duedate: due }),
        ...(estimate === '' ? {} : { timetracking: { originalEstimate: estimate } }),
      };
      return post<{ key: string }>('/rest/api/3/issue', { fields });
    },
    onSuccess: ({ key }) => {
      dialog.current?.close();
      void queries.invalidateQueries({ queryKey: ['jira'] });
      go(`/browse/${key}`);
    },
  });
  const [due, setDue] = useState<string | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (event.currentTarget.querySelector('[aria-invalid="true"]') === null)
      create.mutate(new FormData(event.currentTarget));
  };
  return (
    <dialog ref={dialog} className="modal" aria-labelledby="new-issue" onClose={onDone}>
      <form className="form" onSubmit={submit}>
        <h2 id="new-issue">New issue in {project.name}</h2>
        <label>
          Summary
          <input className="input" name="summary" required maxLength={255} />
        </label>
        <label>
          Type
          <select className="select" name="type">
            {(types.data?.issueTypes ?? [])
              .filter(({ subtask }) => !subtask)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </label>
        <label>
          Assignee
          <select className="select" name="assignee">
            <option value="">Nobody</option>
            {(people.data ?? []).map(({ accountId, displayName }) => (
              <option key={accountId} value={accountId}>
                {displayName}
              </option>
            ))}
          </select>
        </label>
        <div className="form-field">
          <span aria-hidden="true">Due</span>
          <DayInput label="Due" value={due} onDay={setDue} />
        </div>
        <label>
          Estimate
          <input className="input" name="estimate" placeholder="such as 6h 30m" />
        </label>
        <Problem text={create.error?.message ?? null} />
        <div className="row">
          <button type="submit" className="button button-primary" disabled={create.isPending}>
            Create
          </button>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
};

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { get, type Issue, type Named, type Person, put } from '../api';
import { durationProblem, durationText, hoursText } from '../format';
import { Field, PersonName, PriorityMark, Problem } from '../parts';
import { useEdit } from './use-edit';

/** The issue's fields; those that matter for planning are edited where they stand. */
export const Details = ({ issue }: { issue: Issue }) => {
  const { fields } = issue;
  const startField = useFieldId('Start date');
  return (
    <section>
      <h2>Details</h2>
      <dl className="fields">
        <Field label="Assignee">
          <AssigneeField issue={issue} />
        </Field>
        <Field label="Reporter">
          <PersonName person={fields.reporter} />
        </Field>
        <Field label="Start">
          {startField === null ? (
            <span className="subtle">None</span>
          ) : (
            <DateField
              issue={issue}
              field={startField}
              label="Start date"
              value={(fields[startField] as string | null | undefined) ?? null}
            />
          )}
        </Field>
        <Field label="Due">
          <DateField issue={issue} field="duedate" label="Due date" value={fields.duedate} />
        </Field>
        <Field label="Estimate">
          <DurationField
            issue={issue}
            name="originalEstimate"
            label="Original estimate"
            seconds={fields.timeoriginalestimate}
          />
        </Field>
        <Field label="Remaining">
          <DurationField
            issue={issue}
            name="remainingEstimate"
            label="Remaining estimate"
            seconds={fields.timeestimate}
          />
        </Field>
        <Field label="Logged">
          {fields.timespent === null ? <span className="subtle">Nothing</span> : hoursText(fields.timespent)}
        </Field>
        <Field label="Priority">
          <PriorityMark priority={fields.priority} />
        </Field>
        <Field label="Sprint">{sprintNames(fields).join(', ') || <span className="subtle">None</span>}</Field>
        <Field label="Version">
          {fields.fixVersions.map(({ name }) => name).join(', ') || <span className="subtle">None</span>}
        </Field>
        {fields.security != null && <Field label="Security">{fields.security.name}</Field>}
      </dl>
    </section>
  );
};

const sprintNames = (fields: Issue['fields']): string[] =>
  Object.values(fields)
    .filter(
      (value): value is (Named & { boardId: number })[] =>
        Array.isArray(value) &&
        value.length > 0 &&
        typeof value[0] === 'object' &&
        value[0] !== null &&
        'boardId' in value[0],
    )
    .flatMap((sprints) => sprints.map(({ name }) => name));

const useFieldId = (name: string): string | null => {
  const fields = useQuery({
    queryKey: ['fields'],
    queryFn: () => get<Named[]>('/rest/api/3/field'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return fields.data?.find((field) => field.name === name)?.id ?? null;
};

const AssigneeField = ({ issue }: { issue: Issue }) => {
  const queries = useQueryClient();
  const people = useQuery({
    queryKey: ['assignable', issue.fields.project.key],
    queryFn: () =>
      get<Person[]>(`/rest/api/3/user/assignable/search?project=${issue.fields.project.key}&maxResults=200`),
  });
  const assign = useMutation({
    mutationFn: (accountId: string) =>
      put<null>(`/rest/api/3/issue/${issue.id}/assignee`, { accountId: accountId === '' ? null : accountId }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['jira'] }),
  });
  const { assignee } = issue.fields;
  const known = people.data ?? [];
  const choices =
    assignee === null || known.some(({ accountId }) => accountId === assignee.accountId) ? known : [assignee, ...known];
  return (
    <div className="grow">
      <select
        className="select"
        aria-label="Assignee"
        value={assignee?.accountId ?? ''}
        onChange={(event) => assign.mutate(event.target.value)}
      >
        <option value="">Nobody</option>
        {choices.map(({ accountId, displayName }) => (
          <option key={accountId} value={accountId}>
            {displayName}
          </option>
        ))}
      </select>
      <Problem text={assign.error?.message ?? null} />
    </div>
  );
};

const DateField = ({
  issue,
  field,
  label,
  value,
}: {
  issue: Issue;
  field: string;
  label: string;
  value: string | null;
}) => {
  const edit = useEdit(issue.id);
  return (
    <div className="grow">
      <input
        className="input"
        type="date"
        aria-label={label}
        value={value ?? ''}
        onChange={(event) => edit.mutate({ [field]: event.target.value === '' ? null : event.target.value })}
      />
      <Problem text={edit.error?.message ?? null} />
    </div>
  );
};

/** A duration as Jira writes it; Enter or leaving the field saves, what Jira cannot read is said and kept. */
const DurationField = ({
  issue,
  name,
  label,
  seconds,
}: {
  issue: Issue;
  name: 'originalEstimate' | 'remainingEstimate';
  label: string;
  seconds: number | null;
}) => {
  const edit = useEdit(issue.id);
  const [text, setText] = useState(durationText(seconds));
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => setText(durationText(seconds)), [seconds]);
  const save = () => {
    if (text.trim() === durationText(seconds)) return setProblem(null);
    const wrong = durationProblem(text);
    setProblem(wrong);
    if (wrong === null) edit.mutate({ timetracking: { [name]: text.trim() } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <form className="grow" onSubmit={submit}>
      <input
        className="input"
        aria-label={label}
        aria-invalid={problem !== null}
        placeholder="unestimated"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
      />
      <Problem text={problem ?? edit.error?.message ?? null} />
    </form>
  );
};

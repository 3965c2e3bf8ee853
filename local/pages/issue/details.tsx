import { useQuery } from '@tanstack/react-query';
import { get, type Issue, type Named } from '../api';
import { hoursText } from '../format';
import { Field, None, PersonName, PriorityMark } from '../parts';
import { AssigneeField, PriorityField, SprintField } from './choices';
import { DayField } from './day-field';
import { DurationField } from './duration-field';
import type { May } from './use-edit';

/** The issue's fields; those that matter for planning are edited where they stand. */
export const Details = ({ issue, may }: { issue: Issue; may: May | undefined }) => {
  const { fields } = issue;
  const [start, points, sprint] = useFieldIds('Start date', 'Story points', 'Sprint');
  const edit = may?.EDIT_ISSUES === true;
  const count = points === undefined ? null : (fields[points] as number | null | undefined);
  return (
    <section aria-labelledby="details">
      <h2 id="details">Details</h2>
      <dl className="fields">
        <Field label="Assignee">
          <AssigneeField issue={issue} may={may?.ASSIGN_ISSUES === true} />
        </Field>
        <Field label="Reporter">{fields.reporter === null ? <None /> : <PersonName person={fields.reporter} />}</Field>
        {start !== undefined && (
          <Field label="Start">
            <DayField issue={issue} field={start} label="Start date" may={edit} />
          </Field>
        )}
        <Field label="Due">
          <DayField issue={issue} field="duedate" label="Due date" may={edit} />
        </Field>
        <Field label="Estimate">
          <DurationField issue={issue} name="originalEstimate" may={edit} />
        </Field>
        <Field label="Remaining">
          <DurationField issue={issue} name="remainingEstimate" may={edit} />
        </Field>
        <Field label="Logged">
          {fields.timespent === null ? <None word="Nothing" /> : hoursText(fields.timespent)}
        </Field>
        {typeof count === 'number' && <Field label="Story points">{count}</Field>}
        <Field label="Priority">
          {edit ? <PriorityField issue={issue} /> : <PriorityMark priority={fields.priority} />}
        </Field>
        <Field label="Sprint">
          <SprintField issue={issue} field={sprint} may={edit} />
        </Field>
        <Field label="Version">{fields.fixVersions.map(({ name }) => name).join(', ') || <None />}</Field>
        {fields.security != null && <Field label="Security">{fields.security.name}</Field>}
      </dl>
      {may !== undefined && !edit && <p className="small subtle">You may see this issue, but not change it.</p>}
    </section>
  );
};

const useFieldIds = (...names: readonly string[]): readonly (string | undefined)[] => {
  const fields = useQuery({
    queryKey: ['fields'],
    queryFn: () => get<Named[]>('/rest/api/3/field'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return names.map((name) => fields.data?.find((field) => field.name === name)?.id);
};

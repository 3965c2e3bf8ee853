import type { Issue } from '../api';
import { DayInput } from '../day-input';
import { dayText } from '../format';
import { None } from '../parts';
import { useToday } from '../session';
import { useEdit } from './use-edit';

type Props = { readonly issue: Issue; readonly field: string; readonly label: string; readonly may: boolean };

/** A date of the issue, changed where it stands. */
export const DayField = ({ issue, field, label, may }: Props) => {
  const edit = useEdit(issue.id, label.toLowerCase());
  const today = useToday();
  const value = (issue.fields[field] as string | null | undefined) ?? null;
  if (!may) return value === null ? <None /> : <span>{dayText(value, today)}</span>;
  const save = (day: string | null) => {
    if (!edit.isPending) edit.mutate({ [field]: day });
  };
  return <DayInput label={label} value={value} onDay={save} />;
};

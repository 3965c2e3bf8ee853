import { type FormEvent, useState } from 'react';
import type { WorkingHours } from '../../../contract/start';
import { NumberField } from '../../shared/fields';
import type { Format } from '../../shared/format';
import { useFormat } from '../../shared/site';
import { Refused } from '../save-form';
import { useDraft } from '../use-draft';
import { told } from '../use-settings';
import { startWords as say } from './messages';
import { StepCard } from './step-card';
import type { StepProps } from './step-props';
import { useSaveStart } from './use-start';

const sum = (week: readonly number[]): number => week.reduce((all, seconds) => all + seconds, 0);
const HALF_PERCENT = 0.0005;

/** Working hours of the site, as Jira has them, and the part that is kept free. */
export const HoursStep = ({ state, current, busy, onKeep }: StepProps) => {
  const format = useFormat();
  const { version, steps, guessedHours } = state;
  const hours: WorkingHours = state.hours ?? { week: guessedHours.week, reserve: guessedHours.reserve };
  const draft = useDraft('start hours', { version, ...hours });
  const [open, setOpen] = useState(draft.changed);
  const save = useSaveStart(() => {
    draft.drop();
    setOpen(false);
    told(say.hoursSaved, { kind: 'start', id: null, accountId: null });
  });
  const confirm = ({ week, reserve }: WorkingHours) =>
    save.mutate({ version, hours: { week, reserve }, steps: { ...steps, hours: 'confirmed' } });
  const changing = !state.readOnly && !open && (
    <button type="button" className="button button-quiet" onClick={() => setOpen(true)}>
      {say.change}
    </button>
  );
  const deciding = !state.readOnly && !open && steps.hours === 'open';
  return (
    <StepCard
      number={1}
      title={say.steps.hours}
      text={hoursText(hours, state.hours === null ? guessedHours.from : 'confirmed', format)}
      state={steps.hours}
      current={current}
      actions={!deciding && changing}
    >
      {(open || deciding || save.isError) && (
        <>
          {open && (
            <HoursForm
              value={draft.value}
              busy={busy}
              onChange={(next) => draft.change({ ...draft.value, ...next })}
              onSave={() => confirm(draft.value)}
              onCancel={() => {
                draft.drop();
                setOpen(false);
              }}
            />
          )}
          {deciding && (
            <div className="row row-wrap">
              <button
                type="button"
                className={`button${current ? ' button-primary' : ''}`}
                disabled={busy}
                onClick={() => confirm(hours)}
              >
                {say.confirm}
              </button>
              {changing}
              <button type="button" className="button button-quiet" disabled={busy} onClick={onKeep}>
                {say.skip}
              </button>
            </div>
          )}
          <Refused error={save.error} />
        </>
      )}
    </StepCard>
  );
};

const hoursText = ({ week, reserve }: WorkingHours, from: keyof typeof say.from, format: Format): string =>
  say.hoursText(
    say.from[from],
    weekWords(week, format),
    `${format.number(reserve * 100)} %`,
    format.hours(sum(week) * (1 - reserve)),
  );

/** Days of the same length one after the other in a word, others one by one. */
const weekWords = (week: readonly number[], format: Format): string => {
  const days = week.flatMap((seconds, day) => (seconds > 0 ? [{ seconds, day }] : []));
  const [first, last] = [days[0], days.at(-1)];
  const hours = (seconds: number) => `${format.number(seconds / 3600)} h`;
  if (first === undefined || last === undefined) return hours(0);
  const even = days.every(({ seconds, day }, n) => seconds === first.seconds && day === first.day + n);
  return even && days.length > 1
    ? say.aDay(hours(first.seconds), format.weekday(first.day), format.weekday(last.day))
    : days.map(({ seconds, day }) => say.dayHours(format.weekday(day), hours(seconds))).join(', ');
};

type FormProps = {
  readonly value: WorkingHours;
  readonly busy: boolean;
  readonly onChange: (value: WorkingHours) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
};

const HoursForm = ({ value: { week, reserve }, busy, onChange, onSave, onCancel }: FormProps) => {
  const format = useFormat();
  const none = sum(week) <= 0;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!event.currentTarget.checkValidity()) event.currentTarget.querySelector<HTMLElement>('input:invalid')?.focus();
    else if (!none) onSave();
  };
  return (
    <form className="stack stack-wide" aria-label={say.steps.hours} noValidate onSubmit={submit}>
      <fieldset className="choices">
        <legend>{say.week}</legend>
        <div className="week">
          {week.map((seconds, day) => (
            <span key={format.weekday(day)} className="field">
              <span aria-hidden="true">{format.weekday(day)}</span>
              <NumberField
                label={say.weekOf(format.weekday(day))}
                value={seconds / 3600}
                most={24}
                onChange={(hours) =>
                  onChange({ reserve, week: week.map((one, n) => (n === day ? secondsOf(hours) : one)) })
                }
              />
            </span>
          ))}
        </div>
        {none && <span className="field-problem">{say.noHours}</span>}
      </fieldset>
      <div className="stack-tight">
        <span className="field">
          <span aria-hidden="true">{say.reserve}</span>
          <NumberField
            label={say.reserve}
            value={Number.isNaN(reserve) ? Number.NaN : Math.round(reserve / HALF_PERCENT) / 20}
            most={100}
            unit="%"
            onChange={(percent) =>
              onChange({ week, reserve: percent === null ? Number.NaN : Math.round(percent * 100) / 10_000 })
            }
          />
        </span>
        <p className="small subtle">{say.reserveHelp}</p>
      </div>
      <div className="row">
        <button type="submit" className="button button-primary" disabled={busy}>
          {say.confirm}
        </button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
};

const secondsOf = (hours: number | null): number => (hours === null ? Number.NaN : Math.round(hours * 3600));

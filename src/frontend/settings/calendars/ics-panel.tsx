import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useState } from 'react';
import type { PersonSetting } from '../../../contract';
import { addDays, localDate } from '../../../domain/units';
import { useFormat } from '../../shared/site';
import { readText } from '../read-text';
import type { IcsFound } from './ics';
import { calendarWords as say } from './messages';
import { merged } from './ranges';
import { hoursText } from './week-words';

type Props = {
  readonly value: PersonSetting;
  readonly zone: string;
  readonly today: string;
  readonly onChange: (value: PersonSetting) => void;
  readonly onDone: () => void;
};

/** As many as one calendar takes. */
const MOST = 1000;
const AT_ONCE = 60;
const DAYS = 400;

/** Unavailable days from a calendar file. The text stays in this component: days and hours alone go on from here. */
export const IcsPanel = ({ value, zone, today, onChange, onDone }: Props) => {
  const format = useFormat();
  const [text, setText] = useState('');
  const [how, setHow] = useState<'add' | 'replace'>('add');
  const read = useMutation({
    mutationFn: async (): Promise<IcsFound> => (await import('./ics')).readIcs(text, { zone, today }),
  });
  const edit = (typed: string) => {
    read.reset();
    setText(typed);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file !== undefined) void readText(file).then(edit);
  };
  const found = read.data;
  const to = addDays(localDate(today), DAYS - 1);
  const outcome =
    found === undefined || found.problems.length > 0
      ? null
      : merged(value.absences, found.absences, { from: today, to, how });
  const use = () => {
    if (outcome === null) return;
    onChange({ ...value, absences: outcome.absences });
    onDone();
  };
  return (
    <div className="stack">
      <p className="subtle">{say.icsText}</p>
      <label className="field">
        {say.icsLabel}
        <textarea
          className="input csv"
          rows={6}
          spellCheck={false}
          placeholder={say.icsExample}
          value={text}
          onChange={(event) => edit(event.target.value)}
        />
      </label>
      <div className="row row-wrap">
        <label className="button">
          {say.icsFile}
          <input className="visually-hidden" type="file" accept=".ics,text/calendar" onChange={choose} />
        </label>
        <button
          type="button"
          className="button"
          disabled={text.trim() === '' || read.isPending}
          onClick={() => read.mutate()}
        >
          {read.isPending ? say.icsReading : say.icsCheck}
        </button>
      </div>
      {found !== undefined && found.problems.length > 0 && <Problems found={found} />}
      {found !== undefined && outcome !== null && (
        <>
          <fieldset className="choices choices-row">
            <legend>{say.icsHow}</legend>
            {(['add', 'replace'] as const).map((one) => (
              <label key={one} className="check">
                <input type="radio" checked={how === one} onChange={() => setHow(one)} />
                {one === 'add' ? say.icsAdd : say.icsReplace}
              </label>
            ))}
          </fieldset>
          <p role="status">
            {say.icsFound(found.events, found.free, found.calledOff)}.{' '}
            <span className="strong">{say.icsChanges(outcome.added, outcome.changed, outcome.removed)}</span>{' '}
            <span className="subtle">{say.icsWindow(format.dayInYear(today), format.dayInYear(to))}</span>
          </p>
          <ul className="ics-days">
            {found.absences.slice(0, AT_ONCE).map(({ from, to: last, secondsPerDay }) => (
              <li key={from}>
                {from === last ? format.day(from) : `${format.day(from)} – ${format.day(last)}`},{' '}
                <span className="subtle">
                  {secondsPerDay === null ? say.icsAllDay : hoursText(format, secondsPerDay)}
                </span>
              </li>
            ))}
          </ul>
          {outcome.absences.length > MOST && <p className="field-problem">{say.icsTooMany}</p>}
          <div>
            <button
              type="button"
              className="button"
              disabled={outcome.absences.length > MOST || outcome.added + outcome.changed + outcome.removed === 0}
              onClick={use}
            >
              {say.icsUse}
            </button>
          </div>
        </>
      )}
    </div>
  );
};

const Problems = ({ found: { problems } }: { readonly found: IcsFound }) => (
  <section className="stack" role="alert">
    <h3 className="danger">{say.icsProblems(problems.length)}</h3>
    <table className="plain import-table">
      <thead>
        <tr>
          <th scope="col">{say.line}</th>
          <th scope="col">{say.problem}</th>
        </tr>
      </thead>
      <tbody>
        {problems.slice(0, AT_ONCE).map(({ line, kind }) => (
          <tr key={`${line} ${kind}`}>
            <td className="number">{line}</td>
            <td>{say.icsKinds[kind]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

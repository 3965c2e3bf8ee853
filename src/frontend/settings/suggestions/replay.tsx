import { useState } from 'react';
import type { LearnedProject, ReplayMonth } from '../../../contract/skills';
import type { Format } from '../../shared/format';
import { useFormat } from '../../shared/site';
import { useProjectNames } from '../use-jira';
import { suggestionSettingWords as say } from './messages';
import { type Depth, METHODS, shareOf, totalOf, verdictOf } from './replay-sums';

/** "How well would this have done here?", one project at a time, the one with most issues first. */
export const Replay = ({ projects }: { projects: readonly LearnedProject[] }) => {
  const format = useFormat();
  const [chosen, choose] = useState<string | null>(null);
  const names = useProjectNames(projects.map(({ project }) => project));
  const sorted = [...projects].sort((a, b) => b.issues - a.issues);
  const project = sorted.find((one) => one.project === chosen) ?? sorted[0];
  const nameOf = (id: string) => names.find((one) => one.id === id)?.name ?? id;
  return (
    <section className="stack stack-wide" aria-label={say.replayTitle}>
      <header>
        <h2>{say.replayTitle}</h2>
        <p className="subtle">{say.replayText}</p>
      </header>
      {project === undefined ? (
        <p className="subtle">{say.noneLearned}</p>
      ) : (
        <>
          <label className="field field-narrow">
            {say.project}
            <select className="select" value={project.project} onChange={(event) => choose(event.target.value)}>
              {sorted.map(({ project: id, issues }) => (
                <option key={id} value={id}>
                  {say.projectChoice(nameOf(id), format.number(issues))}
                </option>
              ))}
            </select>
          </label>
          <OfProject project={project} />
        </>
      )}
    </section>
  );
};

const OfProject = ({ project: { issues, since, replay } }: { project: LearnedProject }) => {
  const format = useFormat();
  const learned =
    since === null ? null : say.since(format, issues, format.dayInYear(new Date(since).toISOString().slice(0, 10)));
  if (replay.length === 0)
    return (
      <p className="subtle">
        {say.tooFew} {learned}
      </p>
    );
  const total = totalOf(replay);
  return (
    <>
      <p className="verdict">{verdictWords(total, format)}</p>
      <ReplayTable total={total} months={replay} />
      <p className="small subtle">{learned}</p>
    </>
  );
};

const verdictWords = (total: Omit<ReplayMonth, 'month'>, format: Format): string => {
  const { kind, rule, share, other } = verdictOf(total);
  const named = say.methods[rule];
  if (kind === 'same')
    return say.verdict.same(format.percent(share), format.number(total.issues), named, format.percent(other));
  const points = say.points(format, Math.abs(share - other));
  return say.verdict[kind](format.percent(share), points, named, format.percent(other));
};

const DEPTHS: readonly { readonly at: Depth; readonly first: 1 | 3 | 5 }[] = [
  { at: 0, first: 1 },
  { at: 1, first: 3 },
  { at: 2, first: 5 },
];

type TableProps = { readonly total: Omit<ReplayMonth, 'month'>; readonly months: readonly ReplayMonth[] };

/** Newest month first, the sum above all. */
const ReplayTable = ({ total, months }: TableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever uses the keyboard scrolls it too
  <div className="table-box" tabIndex={0}>
    <table className="plain replay">
      <thead>
        <tr>
          <td />
          <td />
          {METHODS.map((method) => (
            <th key={method} scope="colgroup" colSpan={3}>
              {say.methods[method]}
            </th>
          ))}
        </tr>
        <tr>
          <th scope="col">{say.month}</th>
          <th scope="col" className="number">
            {say.issues}
          </th>
          {METHODS.map((method) =>
            DEPTHS.map(({ first }) => (
              <th key={`${method} ${first}`} scope="col" className="number" title={say.amongLong[first]}>
                {say.among[first]}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        <ReplayRow name={say.total} month={total} sum />
        {[...months].reverse().map((month) => (
          <ReplayRow key={month.month} name={month.month} month={month} />
        ))}
      </tbody>
    </table>
  </div>
);

type RowProps = { readonly name: string; readonly month: Omit<ReplayMonth, 'month'>; readonly sum?: boolean };

const ReplayRow = ({ name, month, sum = false }: RowProps) => {
  const format = useFormat();
  return (
    <tr className={sum ? 'replay-sum' : ''}>
      <th scope="row">{sum ? name : format.month(name)}</th>
      <td className="number">{format.number(month.issues)}</td>
      {METHODS.map((method) =>
        DEPTHS.map(({ at, first }) => (
          <td key={`${method} ${first}`} className={`number ${method === 'atelier' ? 'replay-own' : ''}`}>
            {format.percent(shareOf(month, method, at))}
          </td>
        )),
      )}
    </tr>
  );
};

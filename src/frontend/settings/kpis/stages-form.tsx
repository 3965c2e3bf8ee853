import { useState } from 'react';
import type { KpiSettings, StageSettings } from '../../../contract/kpi-settings';
import type { Stage } from '../../../domain/kpi/issue';
import { stageByName } from '../../../domain/kpi/stage-names';
import { useFormat } from '../../shared/site';
import { SaveForm } from '../save-form';
import { useStatusWords } from '../start/use-status-words';
import { useDraft } from '../use-draft';
import { useProjectNames } from '../use-jira';
import { told } from '../use-settings';
import { kpiSettingWords as say } from './messages';
import { useKpiSave } from './use-kpi-settings';
import { useStatusNames } from './use-status-names';

const STAGES = Object.keys(say.stages) as Stage[];
const OBJECT = { kind: 'stages', id: null, accountId: null } as const;
type Map = Readonly<Record<string, Stage>>;

/** Which stage each status stands for, for the site or for one project. */
export const StagesForm = ({ settings }: { settings: KpiSettings }) => {
  const draft = useDraft('kpi stages', { version: settings.stagesVersion, ...settings.stages });
  const { value } = draft;
  const [project, setProject] = useState('');
  const projects = useProjectNames(settings.projects);
  const nameOf = useStatusNames();
  const words = useStatusWords();
  const save = useKpiSave('saveStages', () => {
    draft.drop();
    told(say.savedStages, OBJECT);
  });
  const own = project === '' ? value.site : (value.projects.find((one) => one.project === project)?.stages ?? {});
  const change = (stages: Map) => draft.change({ ...value, ...changed(value, project, stages) });
  /** What a status is most likely by its name, where nobody chose and that is something else than what holds now. */
  const guessOf = ({ id, stage }: KpiSettings['statuses'][number]): Stage | null => {
    const guess = stageByName(words.get(id) ?? '');
    const now = project === '' ? stage : (value.site[id] ?? stage);
    return own[id] !== undefined || (project !== '' && value.site[id] !== undefined) || guess === now ? null : guess;
  };
  const guesses = settings.statuses.flatMap((status) => {
    const guess = guessOf(status);
    return guess === null ? [] : [[status.id, guess] as const];
  });
  if (settings.statuses.length === 0) return <p className="subtle">{say.noStatuses}</p>;
  const submit = () =>
    save.mutate({ version: value.version ?? 0, stages: { site: value.site, projects: value.projects } });
  return (
    <SaveForm
      label={say.tabs.stages}
      draft={draft}
      save={save}
      readOnly={settings.readOnly}
      object={OBJECT}
      onSave={submit}
    >
      <p className="subtle">{say.stagesText}</p>
      <label className="field-label kpi-scope">
        {say.stagesFor}
        <select className="select" value={project} onChange={(event) => setProject(event.target.value)}>
          <option value="">{say.whole}</option>
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {guesses.length > 0 && (
        <div className="message row row-wrap" role="status">
          <p className="grow">{say.guessed(guesses.length)}</p>
          <button type="button" className="button" onClick={() => change({ ...own, ...Object.fromEntries(guesses) })}>
            {say.takeGuesses(guesses.length)}
          </button>
        </div>
      )}
      <table className="plain kpi-stages">
        <thead>
          <tr>
            <th scope="col">{say.status}</th>
            <th scope="col">{say.stage}</th>
            <th scope="col" className="kpi-number">
              {say.issues}
            </th>
          </tr>
        </thead>
        <tbody>
          {settings.statuses.map(({ id, stage, known, issues }) => (
            <StatusRow
              key={id}
              name={nameOf(id)}
              issues={issues}
              stage={own[id] ?? null}
              guess={guesses.find(([status]) => status === id)?.[1] ?? null}
              otherwise={otherwise({ stage, known, site: project === '' ? undefined : value.site[id] })}
              onChoose={(chosen) => change(withStage(own, id, chosen))}
            />
          ))}
        </tbody>
      </table>
    </SaveForm>
  );
};

const withStage = (map: Map, status: string, stage: Stage | null): Map => {
  const { [status]: _, ...rest } = map;
  return stage === null ? rest : { ...rest, [status]: stage };
};

/** A project without a choice of its own is no entry at all. */
const changed = ({ projects }: StageSettings, project: string, stages: Map): Partial<StageSettings> => {
  if (project === '') return { site: stages };
  const others = projects.filter((one) => one.project !== project);
  return { projects: Object.keys(stages).length === 0 ? others : [...others, { project, stages }] };
};

type Otherwise = { readonly stage: Stage; readonly known: boolean; readonly site: Stage | undefined };

/** What holds without a choice here. */
const otherwise = ({ stage, known, site }: Otherwise): string => {
  if (site !== undefined) return say.bySite(say.stages[site]);
  return known ? say.byCategory(say.stages[stage]) : say.unknownStatus;
};

type RowProps = {
  readonly name: string;
  readonly issues: number;
  readonly stage: Stage | null;
  readonly guess: Stage | null;
  readonly otherwise: string;
  readonly onChoose: (stage: Stage | null) => void;
};

const StatusRow = ({ name, issues, stage, guess, otherwise: without, onChoose }: RowProps) => {
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>
        <select
          className="select"
          aria-label={say.stageOf(name)}
          value={stage ?? ''}
          onChange={(event) => onChoose(STAGES.find((one) => one === event.target.value) ?? null)}
        >
          <option value="">{without}</option>
          {STAGES.map((one) => (
            <option key={one} value={one}>
              {say.stages[one]}
            </option>
          ))}
        </select>
        {guess !== null && (
          <button type="button" className="button button-quiet" onClick={() => onChoose(guess)}>
            {say.looksLike(say.stages[guess])}
          </button>
        )}
      </td>
      <td className="kpi-number">{format.number(issues)}</td>
    </tr>
  );
};

import type { KpiFields, KpiSettings } from '../../../contract/kpi-settings';
import { NameField, NumberField } from '../../shared/fields';
import { RemoveButton } from '../remove-button';
import { useIssueTypes } from '../use-jira';
import { ChosenList } from './chosen-list';
import { kpiSettingWords as say } from './messages';
import { useStatusNames } from './use-status-names';

type PartProps = {
  readonly settings: KpiSettings;
  readonly fields: KpiFields;
  readonly onChange: (part: Partial<KpiFields>) => void;
};

/** Which statuses issues of a type have to be in, one after the other. */
export const ProcedureFields = ({ settings, fields: { procedures, checklist }, onChange }: PartProps) => {
  const types = useIssueTypes();
  const nameOf = useStatusNames();
  const statuses = settings.statuses.map(({ id }) => ({ id, name: nameOf(id) }));
  const typeName = (id: string) => types.find((one) => one.id === id)?.name ?? say.typeOf(id);
  const edit = (type: string, part: Partial<(typeof procedures)[number]>) =>
    onChange({ procedures: procedures.map((one) => (one.type === type ? { ...one, ...part } : one)) });
  const free = types.filter(({ id }) => !procedures.some(({ type }) => type === id));
  return (
    <fieldset className="choices kpi-mark">
      <legend>{say.procedures}</legend>
      <p className="small subtle">{say.proceduresHelp}</p>
      {procedures.map(({ type, steps, items }) => (
        <div key={type} className="kpi-row stack-tight">
          <div className="row">
            <strong className="grow">{typeName(type)}</strong>
            <RemoveButton
              label={say.removeProcedure(typeName(type))}
              onClick={() => onChange({ procedures: procedures.filter((one) => one.type !== type) })}
            />
          </div>
          <ChosenList
            label={say.stepsOf(typeName(type))}
            add={say.addStep}
            all={statuses}
            chosen={steps}
            nameless={say.statusOf}
            onChange={(chosen) => edit(type, { steps: chosen })}
          />
          {steps.length === 0 && <span className="field-problem">{say.noSteps}</span>}
          {checklist !== null && (
            <span className="field">
              <span aria-hidden="true">{say.items}</span>
              <NumberField
                label={say.itemsOf(typeName(type))}
                value={items}
                least={1}
                most={100}
                optional
                placeholder={say.noItems}
                onChange={(typed) => edit(type, { items: typed === null ? null : Math.round(typed) })}
              />
            </span>
          )}
        </div>
      ))}
      {free.length > 0 && (
        <select
          className="select"
          aria-label={say.addProcedure}
          value=""
          onChange={(event) =>
            onChange({ procedures: [...procedures, { type: event.target.value, steps: [], items: null }] })
          }
        >
          <option value="">{say.addProcedure}</option>
          {free.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
};

/** Which teams are which discipline: work of several of them on one issue has to be coordinated. */
export const DisciplineFields = ({ settings, fields: { disciplines }, onChange }: PartProps) => {
  const taken = disciplines.flatMap(({ teams }) => teams);
  const edit = (index: number, part: Partial<(typeof disciplines)[number]>) =>
    onChange({ disciplines: disciplines.map((one, n) => (n === index ? { ...one, ...part } : one)) });
  const problem = (name: string, index: number): string | null => {
    if (name.trim() === '') return say.disciplineNeedsName;
    const same = disciplines.findIndex((one) => one.name.trim().toLowerCase() === name.trim().toLowerCase());
    return same < index ? say.sameDiscipline : null;
  };
  return (
    <fieldset className="choices kpi-mark">
      <legend>{say.disciplines}</legend>
      <p className="small subtle">{say.disciplinesHelp}</p>
      {disciplines.map(({ name, teams }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a discipline is named by what is typed
        <div key={index} className="kpi-row row row-wrap row-top">
          <span className="kpi-name">
            <NameField
              label={say.disciplineName}
              value={name}
              problem={problem(name, index)}
              longest={60}
              onChange={(typed) => edit(index, { name: typed })}
            />
          </span>
          <ChosenList
            label={say.teamsOf(name)}
            add={say.addTeam}
            all={settings.teams
              .filter(({ id }) => teams.includes(id) || !taken.includes(id))
              .map((team) => ({ id: String(team.id), name: team.name }))}
            chosen={teams.map(String)}
            nameless={say.teamOf}
            onChange={(ids) => edit(index, { teams: ids.map(Number) })}
          />
          <span className="grow" />
          <RemoveButton
            label={say.removeDiscipline(name)}
            onClick={() => onChange({ disciplines: disciplines.filter((_, n) => n !== index) })}
          />
        </div>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => onChange({ disciplines: [...disciplines, { name: '', teams: [] }] })}
      >
        {say.addDiscipline}
      </button>
    </fieldset>
  );
};

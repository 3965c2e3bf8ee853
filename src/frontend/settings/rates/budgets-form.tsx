import { useState } from 'react';
import type { BudgetSetting, RateSettings } from '../../../contract/rates';
import { SaveForm } from '../save-form';
import { useDraft } from '../use-draft';
import { type Named, useProjectNames } from '../use-jira';
import { told } from '../use-settings';
import { BudgetTable } from './budget-table';
import { rateWords as say } from './messages';
import { useSaveBudgets } from './use-rates';

const OBJECT = { kind: 'budgets', id: null, accountId: null } as const;

/** What projects may cost. */
export const BudgetsForm = ({ settings }: { settings: RateSettings }) => {
  const draft = useDraft('budgets', { version: settings.budgetsVersion, budgets: settings.budgets });
  const { value } = draft;
  const projects = useProjectNames([
    ...new Set([...settings.projects, ...value.budgets.map(({ project }) => project)]),
  ]);
  const save = useSaveBudgets(() => {
    draft.drop();
    told(say.savedBudgets, OBJECT);
  });
  const change = (budgets: readonly BudgetSetting[]) => draft.change({ ...value, budgets });
  return (
    <SaveForm
      label={say.budgets}
      draft={draft}
      save={save}
      readOnly={settings.readOnly}
      object={OBJECT}
      onSave={() => {
        if (!value.budgets.some(({ from, to }) => to < from))
          save.mutate({ version: value.version ?? 0, budgets: value.budgets });
      }}
    >
      <div>
        <h2>{say.budgets}</h2>
        <p className="subtle">{say.budgetsHelp}</p>
      </div>
      <BudgetTable budgets={value.budgets} projects={projects} currency={settings.currency} onChange={change} />
      <AddBudget
        projects={projects}
        onAdd={(project) => change([...value.budgets, firstBudget(project, value.budgets, settings.today)])}
      />
    </SaveForm>
  );
};

/** The rest of the year; the year after the last budget of the project where it has one. */
const firstBudget = (project: string, budgets: readonly BudgetSetting[], today: string): BudgetSetting => {
  const last = budgets
    .filter((one) => one.project === project)
    .reduce<string>((latest, { to }) => (to > latest ? to : latest), '');
  const year = Math.max(Number(today.slice(0, 4)), last === '' ? 0 : Number(last.slice(0, 4)) + 1);
  return { project, from: `${year}-01-01`, to: `${year}-12-31`, minor: Number.NaN };
};

const AddBudget = ({ projects, onAdd }: { projects: readonly Named[]; onAdd: (project: string) => void }) => {
  const [chosen, choose] = useState('');
  const project = projects.find(({ id }) => id === chosen) ?? projects[0];
  if (project === undefined) return null;
  return (
    <div className="row row-wrap rate-add">
      <label className="field">
        {say.project}
        <select className="select" value={project.id} onChange={(event) => choose(event.target.value)}>
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="button rate-add-button" onClick={() => onAdd(project.id)}>
        {say.addBudget}
      </button>
    </div>
  );
};

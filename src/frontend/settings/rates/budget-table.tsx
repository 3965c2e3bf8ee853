import type { BudgetSetting } from '../../../contract/rates';
import { DayField } from '../../shared/fields';
import { RemoveButton } from '../remove-button';
import { TableHead } from '../table-head';
import type { Named } from '../use-jira';
import { rateWords as say } from './messages';
import { MoneyField } from './money-field';

const MOST = 1e13;

type Props = {
  readonly budgets: readonly BudgetSetting[];
  readonly projects: readonly Named[];
  readonly currency: string;
  readonly onChange: (budgets: readonly BudgetSetting[]) => void;
};

export const BudgetTable = ({ budgets, projects, currency, onChange }: Props) => {
  if (budgets.length === 0) return <p className="subtle">{say.noBudgets}</p>;
  const shared = (budget: BudgetSetting, index: number) =>
    budgets
      .slice(0, index)
      .some((one) => one.project === budget.project && one.from <= budget.to && budget.from <= one.to);
  return (
    <div className="table-box">
      <table className="plain rate-table">
        <TableHead titles={[say.project, say.from, say.to, say.amount]} acts />
        <tbody>
          {budgets.map((budget, index) => (
            <BudgetLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a project has several, and all that tells them apart can change
              key={index}
              budget={budget}
              name={projects.find(({ id }) => id === budget.project)?.name ?? budget.project}
              currency={currency}
              problem={budget.to < budget.from ? say.backwards : shared(budget, index) ? say.overlaps : null}
              onEdit={(part) => onChange(budgets.map((one, n) => (n === index ? { ...one, ...part } : one)))}
              onRemove={() => onChange(budgets.filter((_, n) => n !== index))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};

type LineProps = {
  readonly budget: BudgetSetting;
  readonly name: string;
  readonly currency: string;
  readonly problem: string | null;
  readonly onEdit: (part: Partial<BudgetSetting>) => void;
  readonly onRemove: () => void;
};

const BudgetLine = ({ budget: { from, to, minor }, name, currency, problem, onEdit, onRemove }: LineProps) => (
  <tr>
    <th scope="row">
      <bdi>{name}</bdi>
    </th>
    <td data-label={say.from}>
      <DayField label={say.firstOf(name)} value={from} onChange={(day) => onEdit({ from: day ?? '' })} />
    </td>
    <td data-label={say.to}>
      <DayField label={say.lastOf(name)} value={to} onChange={(day) => onEdit({ to: day ?? '' })} />
      {problem !== null && (
        <span className="field-problem" role="alert">
          {problem}
        </span>
      )}
    </td>
    <td data-label={say.amount}>
      <MoneyField
        label={say.amountOf(name)}
        minor={minor}
        currency={currency}
        least={1}
        most={MOST}
        onChange={(typed) => onEdit({ minor: typed })}
      />
    </td>
    <td>
      <RemoveButton label={say.removeBudget(name)} onClick={onRemove} />
    </td>
  </tr>
);

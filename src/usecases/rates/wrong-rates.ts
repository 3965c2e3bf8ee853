import type { BudgetSetting, RateOwner, RatesValue } from '../../contract/rates';
import { overlapping } from '../../domain/kpi/budgets';
import { isCurrency } from '../../domain/kpi/currency';
import { localDate } from '../../domain/units';

export type Wrong = { readonly detail: string; readonly field: string };

/** What is wrong with rates, in words; null = nothing. */
export const wrongRates = ({ currency, roles, rates, given }: RatesValue): Wrong | null => {
  if (!isCurrency(currency)) return { field: 'currency', detail: 'This is no currency of ISO 4217, such as EUR.' };
  const role = twice(roles.map(({ id }) => String(id))) ?? twice(roles.map(({ name }) => name.toLowerCase()));
  if (role !== null) return { field: `roles.${role}`, detail: 'There is another role of this name.' };
  const known = new Set(roles.map(({ id }) => id));
  const lost = rates.findIndex(({ owner }) => owner.kind === 'role' && !known.has(owner.role));
  if (lost >= 0) return { field: `rates.${lost}`, detail: 'This rate is of a role that is not in the list.' };
  const gone = given.findIndex((one) => one.role !== null && !known.has(one.role));
  if (gone >= 0) return { field: `given.${gone}`, detail: 'This person has a role that is not in the list.' };
  const rate = twice(rates.map(({ owner, from }) => `${ownerKey(owner)} ${from ?? ''}`));
  if (rate !== null) return { field: `rates.${rate}`, detail: 'Two rates of the same owner begin on the same day.' };
  const one = twice(given.map(({ accountId, from }) => `${accountId} ${from ?? ''}`));
  return one === null ? null : { field: `given.${one}`, detail: 'Two roles of one person begin on the same day.' };
};

const ownerKey = (owner: RateOwner): string => {
  if (owner.kind === 'person') return `person ${owner.accountId}`;
  return owner.kind === 'role' ? `role ${owner.role}` : 'others';
};

/** Where something stands that stood before; null = nowhere. */
const twice = (keys: readonly string[]): number | null => {
  const at = keys.findIndex((key, index) => keys.indexOf(key) < index);
  return at < 0 ? null : at;
};

/** What is wrong with budgets, in words; null = nothing. */
export const wrongBudget = (budgets: readonly BudgetSetting[]): Wrong | null => {
  const backwards = budgets.findIndex(({ from, to }) => to < from);
  if (backwards >= 0) return { field: `budgets.${backwards}`, detail: 'The last day lies before the first.' };
  const found = overlapping(
    budgets.map(({ project, from, to, minor }) => ({
      ...{ project: Number(project), from: localDate(from), to: localDate(to), minor },
    })),
  );
  return found === null
    ? null
    : { field: `budgets.${found[1]}`, detail: 'Another budget of this project has some of the same days.' };
};

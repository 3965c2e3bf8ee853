import type { Reply } from '../../contract';
import type { BudgetSetting, RateSettings, RatesValue } from '../../contract/rates';
import type { PersonId } from '../../domain/capacity/types';
import { sheetBook } from '../../domain/kpi/rates';
import { localDateAt } from '../../domain/time';
import { instant } from '../../domain/units';
import { siteZone } from '../plan-people';
import type { Viewer } from '../ports';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { RatePorts, Worker } from './ports';
import { sheetOf } from './rate-sheet';
import { wrongBudget, wrongRates } from './wrong-rates';

const LATELY_MS = 90 * 86_400_000;
const MOST_UNRATED = 200;
/** What a site begins with until somebody says otherwise. */
const PROPOSED: RatesValue = { currency: 'EUR', roles: [], rates: [], given: [] };

/** Rates and budgets as they are stored. That they were read is in the log before anybody gets them. */
export const getRates = async (ports: RatePorts, viewer: Viewer): Promise<Reply<RateSettings>> => {
  await ports.reading();
  const settings = await readAll(ports, viewer);
  await ports.audit.append(readBy(viewer));
  return { ok: true, value: settings };
};

/** The reply to a save tells all rates and budgets, whoever entered them: that is a look at them, too. */
const readBy = (by: Viewer) => ({ by, action: 'read', object: RATES, secret: true }) as const;

const RATES = { kind: 'rates', id: null } as const;
const BUDGETS = { kind: 'budgets', id: null } as const;

const readAll = async ({ store, clock, site }: RatePorts, { readOnly }: Viewer): Promise<RateSettings> => {
  const now = clock.now();
  const [rates, budgets, workers, projects, facts] = await Promise.all([
    store.rates(),
    store.budgets(),
    store.workers(instant(now - LATELY_MS)),
    store.projects(),
    site(),
  ]);
  const value = rates.value ?? PROPOSED;
  const today = localDateAt(now, siteZone(facts));
  const unrated = withoutRate(value, workers, today);
  return {
    readOnly,
    ...value,
    version: rates.version,
    budgets: budgets.value,
    budgetsVersion: budgets.version,
    today,
    projects,
    unrated: unrated.slice(0, MOST_UNRATED),
    rated: workers.length - unrated.length,
  };
};

const withoutRate = (rates: RatesValue, workers: readonly Worker[], today: RateSettings['today']): string[] => {
  const people = new Map(workers.map(({ accountId, person }) => [accountId, person]));
  const rateOn = sheetBook(sheetOf(rates, (accountId) => people.get(accountId) ?? (-1 as PersonId)));
  return workers.filter(({ person }) => rateOn(person, today as never) === null).map(({ accountId }) => accountId);
};

/** Replaces all rates at once. What the first bad line lacks is said; nothing is stored then. */
export const saveRates = async (
  ports: RatePorts,
  viewer: Viewer,
  { version, ...value }: RatesValue & { readonly version: number },
): Promise<Reply<RateSettings>> => {
  await ports.reading();
  const wrong = wrongRates(value);
  if (wrong !== null) return failed({ kind: 'invalid-request', ...wrong });
  const before = (await ports.store.rates()).value;
  if (!(await ports.store.saveRates(value, version))) return failed(changedMeanwhile('list of rates'));
  const entry = { by: viewer, action: 'saved', object: RATES, version: version + 1, secret: true } as const;
  await ports.audit.append([{ ...entry, before: before ?? PROPOSED, after: value }, readBy(viewer)]);
  return { ok: true, value: await readAll(ports, viewer) };
};

export const saveBudgets = async (
  ports: RatePorts,
  viewer: Viewer,
  { version, budgets }: { readonly version: number; readonly budgets: readonly BudgetSetting[] },
): Promise<Reply<RateSettings>> => {
  await ports.reading();
  const wrong = wrongBudget(budgets);
  if (wrong !== null) return failed({ kind: 'invalid-request', ...wrong });
  const before = (await ports.store.budgets()).value;
  if (!(await ports.store.saveBudgets(budgets, version))) return failed(changedMeanwhile('list of budgets'));
  const entry = { by: viewer, action: 'saved', object: BUDGETS, version: version + 1, secret: true } as const;
  await ports.audit.append([{ ...entry, before: { budgets: before }, after: { budgets } }, readBy(viewer)]);
  return { ok: true, value: await readAll(ports, viewer) };
};

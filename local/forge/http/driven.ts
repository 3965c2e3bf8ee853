import { existsSync, readFileSync } from 'node:fs';
import { faultPlan } from '../../faults/kinds';
import type { User } from '../../jira/model';
import type { Desk } from '../desk-types';
import type { Caller } from '../host';
import { instantOf, isOnTheClock } from '../instants';
import type { UiModule } from '../manifest';
import { Refused } from './json';

/** What tests, benchmarks and outside checks drive the desk with; docs/local-development.md "Driven from outside". */
export const driven: Readonly<Record<string, (desk: Desk, body: unknown) => Promise<unknown>>> = {
  'GET /local/doors': async () => {
    if (!existsSync('dist/doors.json')) throw new Refused(500, 'dist/doors.json is missing: npm run build');
    return JSON.parse(readFileSync('dist/doors.json', 'utf8'));
  },
  'POST /local/invoke': async (desk, body) => {
    const { module, functionKey, payload, as, context } = fields(body);
    const found = moduleOf(desk, module);
    if (typeof functionKey !== 'string' || functionKey === '') throw new Refused(400, 'functionKey must be a string');
    if (typeof as !== 'string') throw new Refused(400, 'as must be an accountId, anonymous or customer:ID');
    if (context !== undefined && !isObject(context)) throw new Refused(400, 'context must be an object');
    const result = await desk.host.invoke(found, functionKey, payload, callerOf(desk, as), context ?? {});
    return result.success ? { reply: result.body } : { thrown: { message: result.error.errorMessage } };
  },
  'POST /local/clock': async (desk, body) => {
    const target = newTime(fields(body), desk.clock.now());
    desk.clock.set(target);
    return { now: new Date(desk.clock.now()).toISOString() };
  },
  'POST /local/settle': async (desk, body) => {
    const { timeoutMs = 60_000 } = fields(body ?? {});
    if (typeof timeoutMs !== 'number' || !(timeoutMs >= 0 && timeoutMs <= LONGEST_WAIT_MS))
      throw new Refused(400, `timeoutMs must be a number from 0 to ${LONGEST_WAIT_MS}`);
    const jobs = await desk.settle(timeoutMs);
    if (jobs === null) throw new Refused(504, `not quiet after ${timeoutMs} ms`);
    return { jobs };
  },
  'GET /local/ledger': async (desk) => desk.jira.ledger.rows(),
  'DELETE /local/ledger': async (desk) => {
    desk.jira.ledger.clear();
    return desk.jira.ledger.rows();
  },
  'POST /local/faults': async (desk, body) => {
    const plan = faultPlan.safeParse(body);
    if (!plan.success) {
      const [first] = plan.error.issues;
      throw new Refused(400, `${first?.path.join('.') || 'the body'}: ${first?.message ?? 'not a plan of faults'}`);
    }
    desk.faults.set(plan.data.faults, plan.data.seed);
    return { faults: desk.faults.list() };
  },
  'GET /local/faults': async (desk) => ({ faults: desk.faults.list() }),
  'DELETE /local/faults': async (desk) => {
    desk.faults.set([]);
    return { faults: [] };
  },
  'GET /local/statements': async (desk) => desk.sql.counts,
};

const LONGEST_WAIT_MS = 3_600_000;

/** Where the clock is to stand: either an instant or a way to go, within what the database's clock knows. */
const newTime = ({ now, advanceMs }: Record<string, unknown>, current: number): number => {
  if ((now === undefined) === (advanceMs === undefined))
    throw new Refused(400, 'give now (an ISO instant or epoch ms) or advanceMs (a number), one of them');
  const target =
    typeof now === 'string'
      ? instantOf(now)
      : typeof now === 'number'
        ? now
        : typeof advanceMs === 'number'
          ? current + advanceMs
          : null;
  if (target === null || !isOnTheClock(target))
    throw new Refused(
      400,
      'the clock takes an instant from 1971 to 2037, such as 2026-11-24T09:00:00Z, or milliseconds',
    );
  return target;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fields = (body: unknown): Record<string, unknown> => {
  if (!isObject(body)) throw new Refused(400, 'the body must be a JSON object');
  return body;
};

export const moduleOf = (desk: Desk, key: unknown): UiModule => {
  const found = desk.manifest.ui.find((one) => one.key === key);
  if (found === undefined)
    throw new Refused(
      400,
      `manifest.yml has no module ${JSON.stringify(key)}; there are ${desk.manifest.ui.map((one) => one.key).join(', ')}`,
    );
  return found;
};

/** `accountId`, `anonymous` or `customer:accountId`, with the kind of account that Forge tells the app. */
export const callerOf = (desk: Desk, as: string): Caller => {
  if (as === 'anonymous') return { accountId: null, accountType: 'anonymous', user: null };
  const customer = as.startsWith('customer:');
  const accountId = customer ? as.slice('customer:'.length) : as;
  const user = desk.jira.world.users.get(accountId) ?? null;
  if (accountId === '') throw new Refused(400, 'as must be an accountId, anonymous or customer:ID');
  if (customer) return { accountId, accountType: 'customer', user };
  if (user === null) throw new Refused(400, `nobody here has the accountId ${accountId}`);
  return { accountId, accountType: typeOf(user), user };
};

const typeOf = (user: User): Caller['accountType'] =>
  user.accountType === 'customer' ? 'customer' : user.licensed && user.active ? 'licensed' : 'unlicensed';

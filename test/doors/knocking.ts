import { makeResolver } from '@forge/resolver';
import type { Behind, guarded } from '../../src/resolvers/guard';
import type { knownDoorsOnly } from '../../src/resolvers/known-doors';
import { type DoorKey, registry } from '../../src/resolvers/registry';
import type { Grants } from '../../src/usecases/access/ports';
import { PortFailure } from '../../src/usecases/ports';
import type { Turn } from '../../src/usecases/quota/ports';
import { ACTORS, type Actor, isLicensed } from './actors';
import { type Fit, fit } from './fit';
import { type Mutation, mutationsOf } from './mutations';
import { ALL_MODULES, decide, type Line, MODULES, policy } from './policy';

export const KEYS = Object.keys(registry) as DoorKey[];

/** The line and the payload of a door, or what to add where. */
export const lineOf = (key: string): Line => {
  const line = policy[key];
  if (line === undefined)
    throw new Error(
      `${key} has no line in test/doors/policy.ts: say who may pass, from which pages, reading or writing`,
    );
  return line;
};
export const fitOf = (key: string): Fit => {
  const one = fit[key];
  if (one === undefined)
    throw new Error(
      `${key} has no payload in test/doors/fit.ts: give one that it takes, with everything optional in it`,
    );
  return one;
};

/** The parts of the guard, real or with a gate taken out. */
export type Guard = { readonly guarded: typeof guarded; readonly knownDoorsOnly: typeof knownDoorsOnly };

export type Case = {
  readonly door: DoorKey;
  readonly actor: Actor;
  readonly mutation: Mutation;
  readonly module: string;
  readonly licence: 'active' | 'inactive';
  /** The store and Jira do not answer, or something of ours breaks. */
  readonly trouble: Trouble;
};
/** `no-turn` = the caller asked too often; `no-quota` = the store cannot say how often. */
type Trouble = 'none' | 'down' | 'defect' | 'no-turn' | 'no-quota';
const TROUBLES = ['down', 'defect', 'no-turn', 'no-quota'] as const;
export type Difference = { readonly case: string; readonly expected: string; readonly got: string };

/** All cases of a door: every actor × every page, licence and trouble with the right payload; every actor × every payload. */
export function* casesOf(door: DoorKey, mutations = mutationsOf(fitOf(door))): Generator<Case> {
  const line = lineOf(door);
  const [page] = line.pages;
  const home = { module: MODULES[page ?? 'settings'][0] ?? '', licence: 'active', trouble: 'none' } as const;
  const right = mutations.find(({ what }) => what === 'as it should be');
  if (right === undefined) throw new Error(`${door} has no right payload`);
  for (const actor of ACTORS) {
    for (const trouble of TROUBLES) yield { door, actor, mutation: right, ...home, trouble };
    for (const module of ALL_MODULES)
      for (const licence of ['active', 'inactive'] as const)
        yield { ...home, door, actor, mutation: right, module, licence };
  }
  for (const [turn, actor] of ACTORS.entries())
    for (const mutation of mutations.filter((one, n) => one === right || !isOneOfMany(actor) || n % 3 === turn % 3))
      yield { door, actor, mutation, ...home };
}

/** Six actors who are alike to the guard share the broken payloads among them, each one twice. */
const isOneOfMany = (actor: Actor): boolean => isLicensed(actor) && !Object.values(actor.powers).includes(true);

const TEAM = 1 as Grants['teams'][number];

const grantsOf = (actor: Actor | undefined): Grants => {
  const { appAdmin = false, rates = false, managesTeams = false } = actor?.powers ?? {};
  return { appAdmin, rates, teams: managesTeams ? [TEAM] : [] };
};

/** A house of doors that writes down what is asked of the store, of Jira and of what stands behind. */
export const houseOf = ({ guarded, knownDoorsOnly }: Guard) => {
  const asked: string[] = [];
  let now: Case | null = null;
  const answer = <T>(what: string, value: T): T => {
    asked.push(what);
    if (now?.trouble === 'down') throw new PortFailure({ kind: 'unavailable', reason: 'store' });
    if (now?.trouble === 'defect') throw new Error('words of the inside');
    return value;
  };
  const behind = Object.fromEntries(
    KEYS.map((key) => [key, async () => answer('behind', { ok: true, value: null })]),
  ) as unknown as Behind;
  const ports = {
    log: { info: () => {}, warn: () => {} },
    isJiraAdmin: async () => answer('jira', now?.actor.powers.jiraAdmin ?? false),
    quota: {
      take: async (): Promise<Turn> => {
        if (now?.trouble === 'no-quota') throw new PortFailure({ kind: 'unavailable', reason: 'store' });
        return now?.trouble === 'no-turn' ? { ok: false, retryAfterSeconds: 3 } : { ok: true };
      },
      during: <T>(_: Promise<Turn>, run: () => Promise<T>) => run(),
    },
    grants: async (): Promise<Grants> => answer('grants', grantsOf(now?.actor)),
  };
  const resolve = knownDoorsOnly(makeResolver(guarded(ports as never, behind)));
  /** What became of a case, and what was asked on the way. */
  const knock = async (one: Case): Promise<{ decision: string; asked: readonly string[]; reply: unknown }> => {
    now = one;
    asked.length = 0;
    const { account, accountType } = one.actor;
    const license = one.licence === 'inactive' ? { isActive: false } : undefined;
    const vouched = {
      ...(account === null ? {} : { principal: { accountId: account } }),
      ...(license ? { license } : {}),
    };
    const context = { accountType, moduleKey: one.module, ...FORGED };
    const reply = await resolve(
      { call: { functionKey: one.door, payload: one.mutation.payload }, context } as never,
      vouched as never,
    ).catch((error: Error) => ({ thrown: error.message }));
    return { decision: decisionOf(reply), asked: [...asked], reply };
  };
  return { knock };
};

/** What a browser may put into its own half of the context: none of it counts. */
const FORGED = { accountId: 'a10', isAdmin: true, principal: { accountId: 'a10' } };

const decisionOf = (reply: unknown): string => {
  const { ok, failure, thrown } = reply as { ok?: boolean; failure?: { kind: string }; thrown?: string };
  if (thrown !== undefined) return `thrown: ${thrown}`;
  return ok === true ? 'through' : (failure?.kind ?? 'no reply');
};

export const expectedOf = ({ door, actor, mutation, module, licence, trouble }: Case): string => {
  const { powers } = actor;
  const line = lineOf(door);
  const knock = { licensedAccount: isLicensed(actor), module, licence, payload: mutation.is, powers };
  const decision = decide(line, knock);
  // Whoever would have got as far as a question gets no yes out of it.
  const asks = decide({ ...line, who: 'anyone' }, knock) === 'through';
  return asks ? inTrouble(trouble, line, decision) : decision;
};

const inTrouble = (trouble: Trouble, { does }: Line, decision: string): string => {
  const waits = does !== 'reads';
  const table: Record<Trouble, string> = {
    none: decision,
    down: 'unavailable',
    defect: 'thrown: Something went wrong.',
    // Whoever may not pass hears that first, unless the turn is waited for.
    'no-turn': waits || decision === 'through' ? 'busy' : decision,
    'no-quota': waits ? 'unavailable' : decision,
  };
  return table[trouble];
};

/** What may be asked before somebody is let in or sent away. */
const mayAsk = (decision: string, one: Case): readonly string[] => {
  const { who } = lineOf(one.door);
  if (decision === 'through') return ['grants', 'jira', 'behind'];
  // Whoever was denied for what they hold: the question what they hold.
  const until = who === 'anyone' ? ['behind'] : ['grants', 'jira'];
  if (decision === 'busy') return lineOf(one.door).does !== 'reads' ? [] : ['grants', 'jira', 'behind'];
  if (one.trouble === 'no-quota' && decision === 'unavailable') return [];
  if (one.trouble !== 'none') return until;
  // Whoever was denied for what they hold: the question what they hold.
  return decision === 'not-found' && who !== 'anyone' ? ['grants', 'jira'] : [];
};

const nameOf = ({ door, actor, mutation, module, licence, trouble }: Case): string =>
  `${door} ← ${actor.id} (${actor.is}), ${mutation.what}, from ${module || 'nowhere'}, licence ${licence}, trouble ${trouble}`;

/** Everything in which a guard differs from the policy, over these cases; `most` ends it early. */
export const differences = async (
  guard: Guard,
  cases: Iterable<Case>,
  most = Number.POSITIVE_INFINITY,
): Promise<{ readonly count: number; readonly found: readonly Difference[] }> => {
  const { knock } = houseOf(guard);
  const found: Difference[] = [];
  let count = 0;
  for (const one of cases) {
    count += 1;
    const expected = expectedOf(one);
    const { decision, asked } = await knock(one);
    const surplus = asked.filter((what) => !mayAsk(expected, one).includes(what));
    if (decision !== expected) found.push({ case: nameOf(one), expected, got: decision });
    else if (surplus.length > 0) found.push({ case: nameOf(one), expected: 'nothing asked', got: surplus.join(', ') });
    if (found.length >= most) break;
  }
  return { count, found };
};

import { ACTORS, type Actor, isLicensed } from '../actors';
import { ACCOUNT, fit, ISSUE, OTHER_ISSUE, PLAN, PROJECT, TEAM, VERSION } from '../fit';
import { KEYS, lineOf } from '../knocking';
import { decide, type Line, MODULES } from '../policy';
import { type App, call, P1, P2, type Site } from './site';
import { CANARY } from './world';

/** What a request is about: something of the caller's own project, of another, with a level, or nothing there is. */
export type Variant = 'own' | 'hidden' | 'levelled' | 'missing';
export type StoreCase = {
  readonly door: string;
  readonly actor: Actor;
  readonly variant: Variant;
  readonly payload: unknown;
};

const VARIANTS: readonly Variant[] = ['own', 'hidden', 'levelled', 'missing'];
const NOWHERE = '999999999';
const NO_PLAN = '11111111-2222-4333-8444-555555555555';

/** Every door × actor × what it is about. `plan` is one of A4's. */
export function* storeCases(site: Site, plan: string, doors: readonly string[] = KEYS): Generator<StoreCase> {
  for (const door of doors)
    for (const variant of variantsOf(door))
      for (const base of [fit[door]?.payload, ...(fit[door]?.also ?? [])].slice(0, 3))
        for (const [n, actor] of ACTORS.entries())
          yield { door, actor, variant, payload: ofActor(door, n, filled(base, site, variant, plan)) };
}

const VIEWED = ['issue', 'issues', 'scope', 'plan', 'entry'];
/** Doors that look at something which the caller may, or may not, see. */
export const looksAt = (door: string): boolean => VIEWED.includes(lineOf(door).about ?? '');
const variantsOf = (door: string): readonly Variant[] => (looksAt(door) ? VARIANTS : ['own']);

/** Everybody imports something of their own; who is erased is nobody whom other cases need. */
const ofActor = (door: string, n: number, payload: unknown): unknown => {
  if (door === 'erasePerson') return { accountId: 'nobody-at-all' };
  const own = payload as Record<string, unknown>;
  return 'importId' in own ? { ...own, importId: `22222222-2222-4222-8222-${String(n).padStart(12, '0')}` } : own;
};

/** A lock names somebody of the team: who that is depends on the issue. An export begins at the end of the log. */
const BEGUN: Readonly<Record<string, unknown>> = { locks: [], before: null, holidays: null };

/** The marks of a payload replaced by ids of this world. A version that nobody saw, so that no case changes anything. */
const filled = (payload: unknown, { scene, teams }: Site, variant: Variant, plan: string): unknown => {
  const { open, other, hidden, levelled, member } = scene;
  const issue = { own: open.id, hidden: hidden.id, levelled: levelled.id, missing: NOWHERE }[variant];
  const marks = new Map<unknown, unknown>([
    [ISSUE, issue],
    [OTHER_ISSUE, variant === 'own' ? other.id : `${issue}1`],
    [PROJECT, { own: P1, hidden: P2, levelled: P1, missing: NOWHERE }[variant]],
    [ACCOUNT, member],
    [TEAM, teams[0]],
    [VERSION, 777_777],
    [PLAN, variant === 'own' ? plan : NO_PLAN],
  ]);
  const put = (value: unknown): unknown => {
    if (marks.has(value)) return marks.get(value);
    if (Array.isArray(value)) return value.map(put);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, key in BEGUN ? BEGUN[key] : put(part)]));
  };
  return put(payload);
};

/** What the policy says about a case in this world, where A4 to A11 and A14 browse P1 and A10 alone is in its level. */
export const expected = ({ door, actor, variant }: StoreCase): string => {
  const line = lineOf(door);
  const knock = {
    licensedAccount: isLicensed(actor),
    module: moduleOf(line),
    licence: 'active',
    payload: 'fits',
    powers: actor.powers,
  } as const;
  const decision = decide(line, knock);
  if (decision !== 'through' || line.about === undefined) return decision;
  // An entry that is not there and one that is not theirs are one and the same.
  if (line.about === 'entry') return 'not-found';
  if (line.about === 'request' || line.about === 'team' || line.about === 'project')
    return reaches(line.about, actor) ? 'through' : 'not-found';
  if (line.about === 'plan') return variant === 'own' && actor.id === 'A4' ? 'through' : 'not-found';
  const sees = mayBrowse(actor, variant, line.about === 'scope');
  if (line.about === 'scope') return sees ? 'through' : 'nothing-to-browse';
  return sees ? 'through' : 'not-found';
};

const mayBrowse = ({ id }: Actor, variant: Variant, isScope: boolean): boolean =>
  !['A3', 'A12'].includes(id) && (variant === 'own' || (variant === 'levelled' && (id === 'A10' || isScope)));

/** Team T1 and its people are A7's and the admins'; what belongs to a project is the admins'; of requests there is none. */
const reaches = (about: 'request' | 'team' | 'project', { id, powers }: Actor): boolean =>
  about !== 'request' && (powers.jiraAdmin || powers.appAdmin || (about === 'team' && id === 'A7'));

const moduleOf = ({ pages: [page] }: Line): string => MODULES[page ?? 'settings'][0] ?? '';

/** What became of it, in the policy's words. */
export const outcomeOf = (reply: unknown): string => {
  const { ok, failure, value, thrown } = reply as {
    ok?: boolean;
    failure?: { kind: string };
    value?: { kind?: string };
    thrown?: string;
  };
  if (thrown !== undefined) return `thrown: ${thrown}`;
  if (ok === true) return value?.kind === 'nothing-to-browse' ? 'nothing-to-browse' : 'through';
  // Got as far as the thing itself: nobody but who may change it learns that it was changed meanwhile.
  return failure?.kind === 'conflict' ? 'through' : (failure?.kind ?? 'no reply');
};

export const knock = (app: Pick<App, 'resolver'>, site: Site, one: StoreCase): Promise<unknown> =>
  call(app, site.seam, one.actor, one.door, one.payload, moduleOf(lineOf(one.door)));

/** Words of Jira, and ids of issues that the caller may not see, in an answer that somebody else than A10 got. */
export const leakIn = (reply: unknown, site: Site, one: StoreCase): string | null => {
  const text = JSON.stringify(reply);
  if (text.includes(CANARY)) return 'words of Jira';
  const asked = JSON.stringify(one.payload);
  const told = site.scene.secret.find(
    (id) => text.includes(`"${id}"`) && !asked.includes(`"${id}"`) && !isOtherId(site, id),
  );
  return told === undefined || one.actor.id === 'A10' ? null : `the id ${told} of an issue that they may not see`;
};

/** Ids of issues that are ids of something else, too. */
const isOtherId = ({ scene: { world } }: Site, id: string): boolean =>
  [world.projects, world.statuses, world.issueTypes, world.versions, world.sprints, world.fields].some((map) =>
    map.has(id),
  ) ||
  world.priorities.some((one) => one.id === id) ||
  [...world.projects.values()].some(
    ({ issueTypeIds, statusIds }) => issueTypeIds.includes(id) || statusIds.includes(id),
  );

export const nameOf = ({ door, actor, variant }: StoreCase): string =>
  `${door} ← ${actor.id} (${actor.is}), ${variant}`;

/** Everything in which the app differs from the policy, over these cases. */
export const storeDifferences = async (
  app: Pick<App, 'resolver'>,
  site: Site,
  cases: Iterable<StoreCase>,
  most = Number.POSITIVE_INFINITY,
) => {
  const found: string[] = [];
  let count = 0;
  for (const one of cases) {
    count += 1;
    // Each actor knocks once in a round: nobody is told to wait.
    if (count % ACTORS.length === 1) await site.pool.query('DELETE FROM quota');
    const reply = await knock(app, site, one);
    const wanted = expected(one);
    const got = asksForWords(one, reply) ? 'through' : outcomeOf(reply);
    const leak = leakIn(reply, site, one);
    if (got !== wanted && !isRefusedByJira(one, got)) found.push(`${nameOf(one)}: ${wanted}, not ${got}`);
    if (leak !== null) found.push(`${nameOf(one)}: told ${leak}`);
    if (found.length >= most) break;
  }
  return { count, found };
};

/** Whoever may erase everything is asked to type words; here nobody does. */
const asksForWords = ({ door }: StoreCase, reply: unknown): boolean =>
  door === 'eraseAll' && (reply as { failure?: { field?: string } }).failure?.field === 'confirm';

/** Of somebody who was deactivated Jira knows nothing any more: whatever asks it fails. */
const isRefusedByJira = ({ actor }: StoreCase, got: string): boolean => actor.id === 'A12' && got === 'needs-consent';

// What viewers get while Jira and the store fail now and then: every reading door, asked again and again, each reply held
// against the same reply on a calm day.
import { faultyJira } from '../../local/faults/jira';
import { faultPlan } from '../../local/faults/kinds';
import { faultySql } from '../../local/faults/sql';
import { type Switchboard, switchboard } from '../../local/faults/switchboard';
import * as app from '../../src/index';
import { KEYS } from '../../test/doors/knocking';
import { knock as knocked, type StoreCase, storeCases } from '../../test/doors/store/cases';
import { openForge } from '../../test/doors/store/seam';
import { call, installed, type Site } from '../../test/doors/store/site';
import { startStore } from '../../test/fixtures/store';
import type { Figure } from '../table';

/** One call in a hundred gets each of these, from Jira as from the store. */
const FAULTS = [
  { kind: 'jira-status', status: 502, share: 0.01 },
  { kind: 'jira-429', share: 0.01 },
  { kind: 'sql-status', status: 503, share: 0.01 },
  { kind: 'sql-429', share: 0.01 },
];
/** Who asks: a member, a team's manager, an app admin, an admin of Jira. */
const ASKING = ['A4', 'A7', 'A9', 'A10'];
/** Reading them leaves an entry that other replies show. */
const LEAVE_TRACES = ['getRates'];
const PROGRESS = 5000;
/** So many calls use up nobody's tokens. */
const TOKENS_LAST = 40;

type Asked = { readonly one: StoreCase; readonly calm: string; readonly also: string };
/** Calls under way at once, each for its own person: the platform keeps them apart, as Forge does in a warm function. */
const LANES = 8;

const knock = async (site: Site, one: StoreCase): Promise<string> =>
  JSON.stringify(withoutBuckets(await knocked(app, site, one)));

/** How many buckets there are just now changes with every call, and with them what all tables take. */
const withoutBuckets = (reply: unknown): unknown => {
  const { value } = reply as { value?: { tables?: readonly { table: string; bytes: number }[]; bytes?: number } };
  const taken = value?.tables?.find(isBucket)?.bytes ?? 0;
  const rest = reply as { value: object };
  return without(value?.bytes === undefined ? reply : { ...rest, value: { ...value, bytes: value.bytes - taken } });
};
const isBucket = (one: unknown): boolean => (one as { table?: unknown } | null)?.table === 'quota';
const without = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.filter((one) => !isBucket(one)).map(without);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, without(value)]));
};
type Count = { right: number; marked: number; wrong: number };

/**
 * Invocations of all reading doors at 1 % errors and 1 % refusals of Jira and of the store. Right = byte for byte the reply
 * of a calm day; marked = a failure that says so; anything else is wrong, and printed.
 */
export const answerFigures = async (calls: number): Promise<Figure[]> => {
  standStill();
  const store = await startStore();
  const quiet = silenced();
  try {
    openForge();
    const { site, board } = await faultySite(await store.database());
    const asked = await calmReplies(site);
    const { count, struck, wrong } = await underFaults(site, board, asked, calls);
    quiet.end();
    for (const one of wrong.slice(0, 20)) console.log(`wrong: ${one}`);
    const all = count.right + count.marked + count.wrong;
    const share = (part: number) => (100 * part) / all;
    return [
      {
        name: `invocations answered well, of ${all} (${struck} faults)`,
        value: share(count.right + count.marked),
        unit: '%',
        bar: '>= 99.95',
      },
      { name: '… with the very figures of a calm day', value: share(count.right), unit: '%', bar: 'reported' },
      { name: '… with a failure that says so', value: share(count.marked), unit: '%', bar: 'reported' },
    ];
  } finally {
    quiet.end();
    await store.stop();
  }
};

/** Replies carry the time: it stands still. */
const standStill = (): void => {
  const now = Date.now();
  Date.now = () => now;
};

/** The app logs each failure, as it should; here that would be all there is to read. */
const silenced = () => {
  const kept = { log: console.log, info: console.info, warn: console.warn, error: console.error };
  Object.assign(console, { log: () => {}, info: () => {}, warn: () => {}, error: () => {} });
  return { end: () => void Object.assign(console, kept) };
};

const faultySite = async (pool: Parameters<typeof installed>[1]): Promise<{ site: Site; board: Switchboard }> => {
  const site = await installed('answers', pool, 1);
  const board = switchboard(Date.now);
  const patient = async () => {};
  const seam = {
    ...site.seam,
    jira: faultyJira(site.seam.jira, board, { now: Date.now, wait: patient }),
    sql: faultySql(site.seam.sql, board, patient),
  };
  return { site: { ...site, seam }, board };
};

const isReading = (door: string): boolean => door.startsWith('get') && !LEAVE_TRACES.includes(door);

/** Each case that a calm day answers, twice: what differs from one time to the next is no measure of a third. */
const calmReplies = async (site: Site): Promise<readonly Asked[]> => {
  const plan = await planOf(site);
  const cases = [...storeCases(site, plan, KEYS.filter(isReading))].filter(
    ({ actor, variant }) => ASKING.includes(actor.id) && variant === 'own',
  );
  const asked: Asked[] = [];
  for (const [n, one] of cases.entries()) {
    if (n % TOKENS_LAST === 0) await site.pool.query('DELETE FROM quota');
    await knock(site, one);
    const [calm, also] = [await knock(site, one), await knock(site, one)];
    if (JSON.parse(calm).ok === true) asked.push({ one, calm, also });
  }
  return asked;
};

const planOf = async ({ seam, scene: { open, other } }: Site): Promise<string> => {
  const payload = { issueIds: [open.id, other.id], teamId: null, weeks: 2, locks: [] };
  const reply = await call(app, seam, 'a4', 'startPlanMany', payload, 'capacity-panel');
  return (reply as { value: { planId: string } }).value.planId;
};

const underFaults = async (site: Site, board: Switchboard, asked: readonly Asked[], calls: number) => {
  const count: Count = { right: 0, marked: 0, wrong: 0 };
  const wrong: string[] = [];
  board.set(faultPlan.parse({ faults: FAULTS }).faults, 1);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < calls; n = next++) await ask(n);
  };
  const ask = async (n: number): Promise<void> => {
    const { one, calm, also } = asked[n % asked.length] as Asked;
    if (n % TOKENS_LAST === 0) await site.pool.query('DELETE FROM quota');
    const got = await knock(site, one);
    const kind = got === calm || got === also ? 'right' : isMarked(got) ? 'marked' : 'wrong';
    count[kind] += 1;
    if (kind === 'wrong') wrong.push(`${one.door} of ${one.actor.id}: ${differenceOf(calm, got)}`);
    const said = count.right + count.marked + count.wrong;
    if (said % PROGRESS === 0) process.stderr.write(`${said} of ${calls}: ${JSON.stringify(count)}\n`);
    // The log of what was asked is of no use here, and grows.
    site.seam.asked.length = 0;
    site.seam.pushed.length = 0;
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { count, wrong, struck: board.list().reduce((all, { struck }) => all + struck, 0) };
};

/** A failure that a screen tells, and that asks for another try. */
const isMarked = (reply: string): boolean => {
  const { ok, failure } = JSON.parse(reply) as { ok?: boolean; failure?: { kind: string } };
  return ok === false && ['busy', 'unavailable'].includes(failure?.kind ?? '');
};

/** Where two replies part. */
const differenceOf = (calm: string, got: string): string => {
  let at = 0;
  while (calm[at] === got[at]) at++;
  return `…${got.slice(Math.max(0, at - 60), at + 80)}… instead of …${calm.slice(Math.max(0, at - 20), at + 80)}…`;
};

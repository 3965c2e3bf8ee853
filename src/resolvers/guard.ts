import type { Request } from '@forge/resolver';
import type { z } from 'zod';
import type { Contract, Failure, Reply } from '../contract';
import { type Log, PortFailure, type Viewer } from '../usecases/ports';
import type { QuotaPort, Turn } from '../usecases/quota/ports';
import { type AccessPorts, accessFor } from './access-for';
import { type Door, type DoorKey, registry } from './registry';

/** What the guard itself needs. */
export type GuardPorts = AccessPorts & { readonly log: Log; readonly quota: QuotaPort };

type Requests = { [Key in DoorKey]: z.infer<(typeof registry)[Key]['schema']> };
type Value<Key extends DoorKey> = ReturnType<Contract[Key]> extends Reply<infer T> ? T : never;

/** What stands behind a door: gets a checked request from a caller who may ask. */
export type Behind = {
  readonly [Key in DoorKey]: (viewer: Viewer, request: Requests[Key]) => Promise<Reply<Value<Key>>>;
};

/** Larger requests are refused before they are looked at. */
const MOST_BYTES = 110_000;

/**
 * All resolvers, each behind the same guard: who calls, the licence, the module, the payload, the turn, the grant, in this
 * order. Reads begin while their turn is being asked for; what they found is thrown away if it does not come.
 * The only identity trusted is the one Forge put into the second argument (`context.accountId`).
 */
export const guarded = (
  ports: GuardPorts,
  behind: Behind,
): { [Key in DoorKey]: (request: Request) => Promise<Reply<Value<Key>>> } => {
  const one =
    <Key extends DoorKey>(key: Key) =>
    async ({ payload, context }: Request): Promise<Reply<Value<Key>>> => {
      try {
        const door: Door = registry[key];
        const knocked = whoAndWhat(door, payload, context);
        if ('kind' in knocked) return { ok: false, failure: knocked };
        const turn = turnOf(ports, door, knocked.accountId);
        return await ports.quota.during(turn, async () => {
          // Writes and exports wait: they are not begun without one.
          if (door.writes || door.quota !== undefined) mine(await turn);
          const access = await accessFor(ports, door.grant, knocked.accountId);
          // Any trouble with the question is thrown by the ports: without a clear yes nobody passes.
          if (access === null) return { ok: false, failure: { kind: 'not-found' } };
          const { accountId, readOnly, request } = knocked;
          const reply = await behind[key]({ accountId, readOnly, access }, request as Requests[Key]);
          mine(await turn);
          return reply;
        });
      } catch (error) {
        if (error instanceof PortFailure) return { ok: false, failure: error.failure };
        ports.log.warn('resolver-defect', { door: key, error: error instanceof Error ? error.name : 'unknown' });
        // The platform shows a thrown message to any caller: this one says nothing of the inside.
        throw new Error('Something went wrong.');
      }
    };
  return Object.fromEntries((Object.keys(registry) as DoorKey[]).map((key) => [key, one(key)])) as ReturnType<
    typeof guarded
  >;
};

type Context = Request['context'] & { readonly accountType?: unknown; readonly license?: unknown };
type Knocked = { readonly accountId: string; readonly readOnly: boolean; readonly request: unknown };

/** All that can be said without asking anybody. */
const whoAndWhat = (door: Door, payload: unknown, context: Context): Knocked | Failure => {
  const accountId: unknown = context.accountId;
  if (typeof accountId !== 'string' || accountId === '') return { kind: 'not-found' };
  if (context.accountType !== undefined && context.accountType !== 'licensed') return { kind: 'not-found' };
  const readOnly = isInactive(context.license);
  if (readOnly && door.writes) return { kind: 'unavailable', reason: 'licence' };
  if (!door.modules.includes(String(context.moduleKey))) return { kind: 'not-found' };
  const text = JSON.stringify(payload ?? null);
  if (new TextEncoder().encode(text).length > MOST_BYTES)
    return { kind: 'too-large', detail: `A request may have ${MOST_BYTES / 1000} kB.` };
  // Within records zod passes over this key in silence; in a value its quotes would be escaped.
  if (text.includes('"__proto__":')) return { kind: 'invalid-request', detail: 'There is no field __proto__.' };
  const parsed = door.schema.safeParse(payload);
  return parsed.success ? { accountId, readOnly, request: parsed.data } : invalid(parsed.error);
};

/** A store that does not answer keeps nobody from reading, and everybody from the rest. */
const turnOf = ({ quota, log }: GuardPorts, door: Door, accountId: string): Promise<Turn> => {
  const kind = door.quota ?? (door.writes ? 'write' : 'read');
  const turn = quota.take(accountId, kind);
  if (kind !== 'read') {
    // Whoever waits for it hears of a failure; until then nobody does.
    turn.catch(() => {});
    return turn;
  }
  return turn.catch(() => {
    log.warn('quota-unread', { kind });
    return { ok: true };
  });
};

/** Fails with `busy` where it is not the caller's turn. */
const mine = (turn: Turn): void => {
  if (!turn.ok) throw new PortFailure({ kind: 'busy', retryAfterSeconds: turn.retryAfterSeconds });
};

/** No licence object means an app that is free or in development. */
const isInactive = (license: unknown): boolean => {
  if (typeof license !== 'object' || license === null) return false;
  const { isActive, active } = license as { isActive?: unknown; active?: unknown };
  return isActive === false || active === false;
};

const invalid = (error: z.ZodError): Failure => {
  const [first] = error.issues;
  const field = first?.path.map(String).join('.') ?? '';
  const detail =
    first === undefined
      ? 'The request could not be read.'
      : field === ''
        ? first.message
        : `${field}: ${first.message}`;
  return { kind: 'invalid-request', detail, ...(field === '' ? {} : { field }) };
};

import type { Request } from '@forge/resolver';
import type { z } from 'zod';
import type { Contract, Failure, Reply } from '../contract';
import { type Log, PortFailure, type Viewer } from '../usecases/ports';
import { type AccessPorts, accessFor } from './access-for';
import { type Door, type DoorKey, registry } from './registry';

/** What the guard itself needs. */
export type GuardPorts = AccessPorts & { readonly log: Log };

type Requests = { [Key in DoorKey]: z.infer<(typeof registry)[Key]['schema']> };
type Value<Key extends DoorKey> = ReturnType<Contract[Key]> extends Reply<infer T> ? T : never;

/** What stands behind a door: gets a checked request from a caller who may ask. */
export type Behind = {
  readonly [Key in DoorKey]: (viewer: Viewer, request: Requests[Key]) => Promise<Reply<Value<Key>>>;
};

/** Larger requests are refused before they are looked at. */
const MOST_BYTES = 110_000;

/**
 * All resolvers, each behind the same guard: who calls, the licence, the module, the payload, the grant, in this order.
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
        const admitted = await admit(ports, registry[key], payload, context);
        if ('kind' in admitted) return { ok: false, failure: admitted };
        return await behind[key](admitted.viewer, admitted.request as Requests[Key]);
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
type Admitted = { readonly viewer: Viewer; readonly request: unknown };

const admit = async (
  ports: GuardPorts,
  door: Door,
  payload: unknown,
  context: Context,
): Promise<Admitted | Failure> => {
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
  if (!parsed.success) return invalid(parsed.error);
  // Any trouble with the question is thrown by the ports: without a clear yes nobody passes.
  const access = await accessFor(ports, door.grant, accountId);
  return access === null ? { kind: 'not-found' } : { viewer: { accountId, readOnly, access }, request: parsed.data };
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

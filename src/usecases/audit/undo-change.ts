import type { Failure, Reply } from '../../contract';
import type { Undone } from '../../contract/audit';
import type { Viewer } from '../ports';
import type { SettingsStore } from '../settings/ports';
import { maySee } from './may-see';
import type { AuditLog, KeptEntry } from './ports';

/** The door that takes a change back, and what it is asked for, so that things stand as before; null = nothing takes it back. */
export type UndoWay = (entry: KeptEntry) => { readonly door: string; readonly request: unknown } | null;

export type UndoPorts = {
  readonly log: Pick<AuditLog, 'entry' | 'lastChange'>;
  readonly teams: SettingsStore['teams'];
  /** How changes of this kind are taken back. */
  readonly wayOf: (kind: string) => UndoWay | null;
  /** Whether the grant of that door lets the account pass, asked anew. */
  readonly mayPass: (door: string, viewer: Viewer) => Promise<boolean>;
  /** That very door, under its own grant and checks; its entry in the log says that it undid. Null = it is saved. */
  readonly saveAgain: (door: string, viewer: Viewer, request: unknown) => Promise<Failure | null>;
};

/**
 * Takes the last change of an object back, by the very same save at the version that the change made: who could not save
 * this cannot undo it, and what was changed since is not lost.
 */
export const undoChange = async (
  ports: UndoPorts,
  viewer: Viewer,
  { seq }: { readonly seq: number },
): Promise<Reply<Undone>> => {
  const entry = await ports.log.entry(seq);
  const back = entry === null ? null : (ports.wayOf(entry.object.kind)?.(entry) ?? null);
  if (entry === null || back === null) return failed({ kind: 'not-found' });
  const object = { ...entry.object, accountId: entry.about?.accountId ?? null };
  const may = (await maySee(ports, viewer, object)) && (await ports.mayPass(back.door, viewer));
  if (!may || entry.about?.accountId === null) return failed({ kind: 'not-found' });
  if (!entry.last) return failed({ kind: 'conflict', detail: CHANGED_SINCE });
  const refused = await ports.saveAgain(back.door, viewer, withoutErased(back.request));
  if (refused !== null) return failed(refused);
  return { ok: true, value: { seq: (await ports.log.lastChange(object))?.seq ?? seq, ...object } };
};

const CHANGED_SINCE = 'Somebody changed this since. Nothing was taken back; look at what is there now.';

const failed = (failure: Failure): Reply<never> => ({ ok: false, failure });

/** As far as an entry tells whether it can be taken back; whether the caller may, the save's own door says. */
export const canUndo = (wayOf: UndoPorts['wayOf'], entry: KeptEntry): boolean =>
  entry.last && entry.about?.accountId !== null && (wayOf(entry.object.kind)?.(entry) ?? null) !== null;

/** People who were erased do not come back: rows that named them are left out. */
const withoutErased = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter((part) => !isErased(part)).map(withoutErased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutErased(part)]));
};

const isErased = (part: unknown): boolean =>
  typeof part === 'object' && part !== null && (part as { accountId?: unknown }).accountId === null;

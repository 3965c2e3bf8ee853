import type { Reply } from '../../contract';
import type { AuditAsked, AuditExport, AuditLine, AuditPage, ChainPart } from '../../contract/audit';
import type { Clock, Viewer } from '../ports';
import type { AuditLog, AuditPort, KeptEntry } from './ports';
import { canUndo, type UndoPorts } from './undo-change';

export type AuditPagePorts = {
  readonly clock: Clock;
  readonly log: AuditLog;
  readonly audit: AuditPort;
  readonly wayOf: UndoPorts['wayOf'];
};

const PAGE = 50;
const PART_OF_EXPORT = 500;
/** Entries are worked out anew so many at a time: far within the time of a request. */
const PART_OF_CHAIN = 2000;
/** An export is read on within this time of its entry. */
const EXPORT_MS = 10 * 60_000;

/** A page of the log, newest first. */
export const getAuditLog = async (
  ports: AuditPagePorts,
  viewer: Viewer,
  { page, ...asked }: AuditAsked & { readonly page: number },
): Promise<Reply<AuditPage>> => {
  const wanted = { ...asked, secrets: viewer.access.rates, before: null, skip: page * PAGE, most: PAGE };
  const [entries, total, actors] = await Promise.all([
    ports.log.entries(wanted),
    ports.log.count(wanted),
    ports.log.actors(),
  ]);
  const lines = entries.map((entry) => lineOf(ports, viewer, entry));
  return { ok: true, value: { readOnly: viewer.readOnly, entries: lines, total, page, pageSize: PAGE, actors } };
};

/** The entry that says so is there before the first entry is given away. */
export const exportAudit = async (
  ports: AuditPagePorts,
  viewer: Viewer,
  { before, ...asked }: AuditAsked & { readonly before: number | null },
): Promise<Reply<AuditExport>> => {
  if (before === null) {
    const { text, by, actions, since } = asked;
    await ports.audit.append({
      by: viewer,
      action: 'exported',
      object: { kind: 'audit', id: null },
      after: { text, actions, since, ...(by === null ? {} : { accountId: by }) },
    });
  } else {
    const last = await ports.log.lastExport(viewer.accountId);
    if (last === null || ports.clock.now() - last > EXPORT_MS)
      return { ok: false, failure: { kind: 'invalid-request', detail: 'This export took too long. Begin it again.' } };
  }
  const wanted = { ...asked, secrets: viewer.access.rates, before, skip: 0, most: PART_OF_EXPORT };
  const entries = await ports.log.entries(wanted);
  const next = entries.length < PART_OF_EXPORT ? null : (entries.at(-1)?.seq ?? null);
  return { ok: true, value: { entries: entries.map((entry) => lineOf(ports, viewer, entry)), before: next } };
};

/** A part of the chain; with the last one also what objects have and the log lacks. */
export const verifyAudit = async (
  { clock, log }: Pick<AuditPagePorts, 'clock' | 'log'>,
  { after }: { readonly after: number },
): Promise<Reply<ChainPart>> => {
  const { checked, breaks, next } = await log.check(after, PART_OF_CHAIN);
  const unlogged = next === null ? await log.unlogged() : [];
  return { ok: true, value: { checked, breaks: [...breaks, ...unlogged], next, at: clock.now() } };
};

const lineOf = ({ wayOf }: AuditPagePorts, { access }: Viewer, entry: KeptEntry): AuditLine => {
  const { seq, at, by, action, object, about, version, before, after, secret, hash } = entry;
  const hidden = secret && !access.rates;
  return {
    ...{ seq, at, by, action, kind: object.kind, id: object.id, about, version, hash, hidden },
    before: hidden ? null : before,
    after: hidden ? null : after,
    undoable: !hidden && canUndo(wayOf, entry),
  };
};

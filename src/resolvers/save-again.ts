import type { AuditPort } from '../usecases/audit/ports';
import type { UndoPorts } from '../usecases/audit/undo-change';
import { type AccessPorts, accessFor } from './access-for';
import type { DoorPorts } from './behind';
import type { Behind } from './guard';
import { type Door, type DoorKey, registry } from './registry';

const isDoor = (key: string): key is DoorKey => Object.hasOwn(registry, key);
const doorOf = (key: string): Door | null => (isDoor(key) ? registry[key] : null);

/**
 * Undo goes in by the save's own door: its grant is asked anew, its schema looks at what was there before, its use case saves.
 * `behind` = what stands behind the doors, with this log.
 */
export const savesAgain = (
  access: AccessPorts,
  audit: AuditPort,
  behind: (audit: AuditPort) => Behind,
): Pick<UndoPorts, 'mayPass' | 'saveAgain'> => ({
  mayPass: async (key, { accountId }) => {
    const door = doorOf(key);
    return door !== null && (await accessFor(access, door.grant, accountId)) !== null;
  },
  saveAgain: async (key, viewer, request) => {
    const door = doorOf(key);
    const granted = door && (await accessFor(access, door.grant, viewer.accountId));
    if (door === null || granted === null || !isDoor(key)) return { kind: 'not-found' };
    const parsed = door.schema.safeParse(request);
    if (!parsed.success) return { kind: 'invalid-request', detail: 'What was there before cannot be saved any more.' };
    const save = behind(undoing(audit))[key] as (by: typeof viewer, asked: unknown) => ReturnType<Behind[DoorKey]>;
    const reply = await save({ ...viewer, access: granted }, parsed.data);
    return reply.ok ? null : reply.failure;
  },
});

/** The log, in which saves are said to undo. */
const undoing = (audit: AuditPort): AuditPort => ({
  append: (entries) => audit.append([entries].flat().map((entry) => ({ ...entry, action: 'undone' as const }))),
});

/** The same ports, with another log. */
export const withAudit = (ports: DoorPorts, audit: AuditPort): DoorPorts =>
  Object.fromEntries(
    Object.entries(ports).map(([name, part]) => [name, 'audit' in part ? { ...part, audit } : part]),
  ) as DoorPorts;

import { z } from 'zod';
import type { AuditAction, AuditContract } from '../../contract/audit';
import { KPI_IDS, type KpiId } from '../../domain/kpi/catalogue';
import { instant } from '../../domain/units';
import { accountId, type Door, GADGET, SETTINGS } from './door';

const ACTIONS = [
  ...['saved', 'deleted', 'imported', 'exported', 'undone', 'granted', 'revoked', 'read'],
  ...['approved', 'declined', 'retried', 'erased'],
] as [AuditAction, ...AuditAction[]];

const action = z.enum(ACTIONS);
const kind = z.string().regex(/^[a-z-]{1,24}$/, 'no kind of object');
const objectId = z.string().regex(/^[A-Za-z0-9:._-]{1,64}$/, 'not the id of an object');
const seq = z.number().int().positive();
const asked = {
  text: z.string().trim().min(2).max(80).nullable(),
  meant: z.strictObject({
    kinds: z.array(kind).max(40),
    actions: z.array(action).max(ACTIONS.length),
    people: z.array(accountId).max(200),
  }),
  by: accountId.nullable(),
  actions: z.array(action).max(ACTIONS.length),
  since: z
    .number()
    .int()
    .min(0)
    .max(8.64e15)
    .transform((value) => instant(value))
    .nullable(),
};

const ADMIN = { modules: SETTINGS, grant: 'app-admin', data: 'audit' } as const;

/** Doors of the log, and of taking back. */
export const auditDoors = {
  getLastChange: {
    modules: SETTINGS,
    grant: 'granted',
    writes: false,
    data: 'audit',
    schema: z.strictObject({ kind, id: objectId.nullable(), accountId: accountId.nullable() }),
  },
  undoChange: {
    modules: SETTINGS,
    grant: 'granted',
    writes: true,
    data: 'audit',
    schema: z.strictObject({ seq }),
  },
  getAuditLog: {
    ...ADMIN,
    writes: false,
    schema: z.strictObject({ ...asked, page: z.number().int().min(0).max(100_000) }),
  },
  exportAudit: {
    ...ADMIN,
    writes: false,
    quota: 'export',
    schema: z.strictObject({ ...asked, before: seq.nullable() }),
  },
  verifyAudit: { ...ADMIN, writes: false, schema: z.strictObject({ after: z.number().int().min(0) }) },
  recordExport: {
    modules: GADGET,
    grant: 'licensed',
    writes: false,
    quota: 'export',
    data: 'kpi',
    schema: z.strictObject({
      what: z.enum(['issues', 'figures', 'chart']),
      kpi: z.enum(KPI_IDS as [KpiId, ...KpiId[]]).nullable(),
      scope: z.enum([
        'project',
        'projects',
        'component',
        'parent',
        'version',
        'label',
        'type',
        'team',
        'filter',
        'ids',
      ]),
      rows: z.number().int().min(0).max(100_000),
    }),
  },
} as const satisfies { readonly [Key in keyof AuditContract]: Door };

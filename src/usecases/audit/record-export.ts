import type { Reply } from '../../contract';
import type { ExportSaid } from '../../contract/audit';
import type { Viewer } from '../ports';
import type { AuditPort } from './ports';

/** A gadget is about to hand out a file of what it shows: who, what of, and how much of it. */
export const recordExport = async (
  { audit }: { readonly audit: AuditPort },
  viewer: Viewer,
  said: ExportSaid,
): Promise<Reply<{ readonly seq: null }>> => {
  await audit.append({ by: viewer, action: 'exported', object: { kind: 'kpis', id: said.kpi }, after: said });
  return { ok: true, value: { seq: null } };
};

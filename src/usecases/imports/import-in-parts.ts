import type { ImportCheck, ImportKind, Reply } from '../../contract';
import type { Viewer } from '../ports';
import { failed } from '../settings/team-settings';
import type { ImportPlan, ImportPorts } from './ports';

/** Lists of a check say the first of each; more do not fit a page. */
const MOST_SHOWN = 500;

type Whole = { readonly importId: string; readonly parts: number; readonly kind: ImportKind };

export const putImportPart = async (
  { parts }: ImportPorts,
  { accountId }: Viewer,
  part: { importId: string; part: number; text: string },
): Promise<Reply<{ part: number }>> =>
  (await parts.put(accountId, part)) ? { ok: true, value: { part: part.part } } : failed({ kind: 'not-found' });

/** What the text would do, and what is wrong with it, by line. Nothing is stored. */
export const checkImport = async (ports: ImportPorts, viewer: Viewer, whole: Whole): Promise<Reply<ImportCheck>> => {
  const plan = await planned(ports, viewer, whole);
  if (!plan.ok) return plan;
  const { lines, errors, changes, seen } = plan.value;
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
  return {
    ok: true,
    value: {
      ...{ lines, seen, problems: errors.length },
      errors: errors.slice(0, MOST_SHOWN),
      changes: changes.slice(0, MOST_SHOWN),
      counts: { added: count('added'), changed: count('changed'), removed: count('removed') },
    },
  };
};

/** Stores what was checked, if it would still do the same; otherwise nothing, and somebody looks at it again. */
export const applyImport = async (
  ports: ImportPorts,
  viewer: Viewer,
  { seen, ...whole }: Whole & { readonly seen: string },
): Promise<Reply<{ lines: number }>> => {
  const plan = await planned(ports, viewer, whole);
  if (!plan.ok) return plan;
  const { lines, errors, save, seen: now } = plan.value;
  if (errors.length > 0 || now !== seen || (await save()) === 'conflict') return failed(CHANGED);
  await ports.parts.forget(viewer.accountId, whole.importId);
  return { ok: true, value: { lines } };
};

const CHANGED = {
  kind: 'conflict',
  detail: 'Somebody changed something meanwhile. Nothing was stored; check the text again.',
} as const;

const planned = async (
  { parts, importers }: ImportPorts,
  viewer: Viewer,
  { importId, parts: count, kind }: Whole,
): Promise<Reply<ImportPlan>> => {
  const text = await parts.text(viewer.accountId, importId, count);
  return text === null ? failed({ kind: 'not-found' }) : importers[kind](viewer, text);
};

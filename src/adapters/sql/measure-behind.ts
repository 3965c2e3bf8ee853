import type { IssueId } from '../../domain/capacity/types';
import type { MeasureStore, RulesNumbers } from '../../usecases/measuring/ports';
import { query } from './client';

export const HIDDEN = '(i.deleted = 1 OR i.security_id IS NOT NULL)';

/** Its histories are there, and as new as itself; or it is hidden and still counts, whatever was read of it. */
const MEASURABLE = `(('let-go' NOT IN (COALESCE(i.changes_digest, ''), COALESCE(i.worklogs_digest, '')) AND i.changes_read_to >= i.updated_at AND i.worklogs_read_to >= i.updated_at)
  OR (m.counts = 1 AND ${HIDDEN}))`;

/** Issues `i` that are behind, with their measure `m`. A parent comes into sight, and goes, without an edit. */
export const behindBy = ({ site, projects }: RulesNumbers) => {
  const own = [...projects].map(() => ' WHEN ? THEN ?').join('');
  const rules = own === '' ? '?' : `CASE i.project_id${own} ELSE ? END`;
  return {
    text: `${MEASURABLE} AND (m.issue_id IS NULL OR m.facts_at <> i.updated_at OR m.changes_gen <> i.changes_gen
  OR NOT (m.parent_id <=> i.parent_id)
  OR m.worklogs_gen <> i.worklogs_gen OR m.counts <> IF(${HIDDEN}, 0, 1) OR m.rules <> ${rules})`,
    params: [...projects].flat().concat(site),
  };
};

/** Issues looked through at once: the answer has at most their ids. */
const WINDOW = 5000;
const END = `SELECT issue_id AS up_to FROM issue WHERE issue_id > ? ORDER BY issue_id LIMIT 1 OFFSET ${WINDOW - 1}`;
const BEHIND = (filter: string) => `SELECT i.issue_id FROM issue i LEFT JOIN measure m ON m.issue_id = i.issue_id
WHERE i.issue_id > ? AND i.issue_id <= ? AND ${filter} ORDER BY i.issue_id`;

export const behind: MeasureStore['behind'] = async (after, rules) => {
  const from = Number(after ?? 0);
  const upTo = (await query<{ up_to: number }>(END, [from]))[0]?.up_to ?? null;
  const filter = behindBy(rules);
  const rows = await query<Row>(BEHIND(filter.text), [from, upTo ?? Number.MAX_SAFE_INTEGER, ...filter.params]);
  return { ids: idsOf(rows), upTo: upTo === null ? null : (String(upTo) as IssueId) };
};

const SINCE = (filter: string) => `SELECT i.issue_id FROM issue i LEFT JOIN measure m ON m.issue_id = i.issue_id
WHERE i.updated_at >= ? AND ${filter} ORDER BY i.updated_at, i.issue_id LIMIT 200`;

export const behindSince: MeasureStore['behindSince'] = async (since, rules) => {
  const filter = behindBy(rules);
  return idsOf(await query<Row>(SINCE(filter.text), [since, ...filter.params]));
};

type Row = { issue_id: number };
const idsOf = (rows: readonly Row[]): readonly IssueId[] => rows.map((row) => String(row.issue_id) as IssueId);

import type { FieldKind } from '../../domain/kpi/mapped-fields';
import type { Instant } from '../../domain/units';
import type { RatedIssue, RatingStore } from '../../usecases/ratings/ports';
import { execute, upsert } from './client';
import { unlessSettingUp } from './failures';
import { migrateKpi } from './migrate';

/** Numbers of the kinds in `issue_rating`; they never change. */
export const KIND: Readonly<Record<FieldKind, number>> = {
  ...{ satisfaction: 1, nps: 2, signOff: 3, safety: 4, tier: 5, requester: 6, checklist: 7 },
};

const COLUMNS = ['issue_id', 'kind', 'gen', 'value', 'facts_at', 'read_at'];
const NEWER = '(VALUES(facts_at) > facts_at OR (VALUES(facts_at) = facts_at AND VALUES(read_at) >= read_at))';
// Assignments run from left to right: what the guard looks at comes last, and keeps it true or false.
const GUARDED = [
  ...['value', 'read_at'].map((column) => `${column} = IF(${NEWER}, VALUES(${column}), ${column})`),
  'facts_at = GREATEST(facts_at, VALUES(facts_at))',
].join(', ');

/**
 * What mapped fields of these issues hold. That one is empty is kept, too: an older page must not bring back what is gone.
 * Before there is a table the field was not read anywhere: all of it will be.
 */
export const saveRatings = async (issues: readonly RatedIssue[], readAt: Instant): Promise<void> => {
  const rows = issues.flatMap(({ id, updated, ratings: given }) =>
    given.map(({ kind, gen, value }) => [Number(id), KIND[kind], gen, value, updated, readAt]),
  );
  if (rows.length > 0) await unlessSettingUp(() => upsert('issue_rating', COLUMNS, rows, GUARDED));
};

/** Rows that one statement removes, well within its ten seconds. */
const AT_ONCE = 5000;

export const ratings: RatingStore = {
  prepare: migrateKpi,
  save: saveRatings,
  removeOthers: async (mapped) => {
    const ours = mapped.map(() => 'NOT (kind = ? AND gen = ?)').join(' AND ');
    const text = `DELETE FROM issue_rating${ours === '' ? '' : ` WHERE ${ours}`} LIMIT ${AT_ONCE}`;
    const values = mapped.flatMap(({ kind, gen }) => [KIND[kind], gen]);
    let removed: number;
    do removed = (await execute(text, values)).affectedRows;
    while (removed === AT_ONCE);
  },
};

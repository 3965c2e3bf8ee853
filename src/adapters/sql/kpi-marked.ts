import type { IssueId, PersonId } from '../../domain/capacity/types';
import { dayNumber, dayOfNumber, instant } from '../../domain/units';
import type { ExtraFacts, KeptPath, MarkedIssue } from '../../usecases/kpi/extra-ports';
import { marks, query, type SqlValue } from './client';
import { conditionOf } from './kpi-where';
import { numberAt, packed, textAt, unpacked } from './packed';
import { KIND } from './ratings';

type Row = { readonly packed: string };

// The order is that of `issueOf`.
const MARKED = packed([
  ...['m.issue_id', 'm.type_id', 'i.status_id', 'i.category', 'm.created_at', 'm.due', 'r.ref', 'f.value'],
]);

/** See ExtraFacts. An issue comes once for each of its labels that were asked for. */
export const readMarked: ExtraFacts['marked'] = async (where, { types, labels, field }) => {
  const { text, params } = conditionOf(where);
  const among = field?.among ?? [];
  const statement = `SELECT ${MARKED} AS packed FROM measure m JOIN issue i ON i.issue_id = m.issue_id
LEFT JOIN issue_ref r ON r.issue_id = i.issue_id AND r.gen = i.refs_gen AND r.kind = 'label' AND r.ref IN (${marks(labels.length)})
LEFT JOIN issue_rating f ON f.issue_id = m.issue_id AND f.kind = ? AND f.gen = ?
WHERE ${text} AND (m.type_id IN (${marks(types.length)}) OR r.ref IS NOT NULL OR f.value IN (${marks(among.length)}))
ORDER BY m.issue_id`;
  const rows = await query<Row>(statement, [
    ...listOf(labels),
    field === null ? 0 : KIND[field.kind],
    field?.gen ?? 0,
    ...params,
    ...listOf(types),
    ...listOf(among),
  ]);
  return joined(rows.map(({ packed: row }) => issueOf(unpacked(row))));
};

/** An empty list would be no list: nothing has the id 0. */
const listOf = (ids: readonly number[]): readonly SqlValue[] => (ids.length === 0 ? [0] : ids);

const DONE = 3;

const issueOf = (row: readonly string[]): MarkedIssue => {
  const [due, label] = [numberAt(row, 5), numberAt(row, 6)];
  return {
    id: (textAt(row, 0) ?? '') as IssueId,
    type: Number(row[1]),
    status: Number(row[2]),
    open: Number(row[3]) !== DONE,
    created: instant(Number(row[4])),
    due: due === null ? null : dayOfNumber(due),
    labels: label === null ? [] : [label],
    value: numberAt(row, 7),
  };
};

const joined = (rows: readonly MarkedIssue[]): readonly MarkedIssue[] => {
  const found: MarkedIssue[] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last?.id === row.id) found[found.length - 1] = { ...last, labels: [...last.labels, ...row.labels] };
    else found.push(row);
  }
  return found;
};

// The order is that of `stepOf`.
const STEP = packed([
  ...['m.issue_id', 'm.type_id', 'm.done_at', 'm.assignee_id', 'i.status_id', 'c.from_ref', 'c.to_ref', 'f.value'],
]);

/** See ExtraFacts. A row for each change of status, by time; one without a change where there was none. */
export const readPaths: ExtraFacts['paths'] = async (where, window, { types, checklist }) => {
  const { text, params } = conditionOf(where);
  const statement = `SELECT ${STEP} AS packed FROM measure m JOIN issue i ON i.issue_id = m.issue_id
LEFT JOIN change_log c ON c.issue_id = i.issue_id AND c.gen = i.changes_gen AND c.field = 'status'
LEFT JOIN issue_rating f ON f.issue_id = m.issue_id AND f.kind = ? AND f.gen = ?
WHERE ${text} AND m.done_day >= ? AND m.done_day < ? AND m.type_id IN (${marks(types.length)})
ORDER BY m.issue_id, c.at, c.seq`;
  const rows = await query<Row>(statement, [
    ...[KIND.checklist, checklist ?? 0, ...params, dayNumber(window.from), dayNumber(window.to)],
    ...listOf(types),
  ]);
  const paths: KeptPath[] = [];
  for (const { packed: text } of rows) {
    const step = stepOf(unpacked(text));
    const last = paths.at(-1);
    if (last?.id === step.path.id) paths[paths.length - 1] = { ...last, entered: [...last.entered, step.to] };
    else paths.push(step.path);
  }
  return paths;
};

/** The status that the first change left is the initial one; without a change it is the current one. */
const stepOf = (row: readonly string[]): { readonly path: KeptPath; readonly to: number } => {
  const [status, from, to] = [Number(row[4]), numberAt(row, 5), numberAt(row, 6)];
  const entered = from === null || to === null ? [status] : [from, to];
  return {
    path: {
      id: (textAt(row, 0) ?? '') as IssueId,
      type: Number(row[1]),
      done: instant(Number(row[2])),
      holder: numberAt(row, 3) as PersonId | null,
      entered,
      ticked: numberAt(row, 7),
    },
    to: to ?? status,
  };
};

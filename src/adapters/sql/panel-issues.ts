import type { Assumption } from '../../domain/capacity/remaining';
import type { IssueId, PersonId } from '../../domain/capacity/types';
import { type Instant, instant, type LocalDate, type Seconds, seconds } from '../../domain/units';
import { DEAD_AFTER } from '../../usecases/poison/ports';
import type { IssueAtHand, OpenIssueFacts, PlanFacts } from '../../usecases/ports';
import { query, type SqlValue } from './client';
import { unlessSettingUp } from './failures';
import { numberAt, packed, textAt, unpacked } from './packed';
import { selection } from './people-wanted';

// End of the active sprint, of the earliest future one, day of the earliest open version. The outer join keeps the order:
// from an issue's few references to their words. Without it each issue would walk through all sprints of the site.
const first = (value: string, of: string): string => `MIN(IF(${of}, v.${value}, NULL))`;
const DATES = `(SELECT ${packed([
  first('end_at', "r.kind = 'sprint' AND v.category = 2"),
  first('end_at', "r.kind = 'sprint' AND v.category = 1"),
  first('day', "r.kind = 'fix_version' AND v.closed = 0"),
])} FROM issue_ref r LEFT JOIN vocabulary v ON v.kind = IF(r.kind = 'sprint', 'sprint', 'version') AND v.id = r.ref
  WHERE r.issue_id = i.issue_id AND r.gen = i.refs_gen AND r.kind IN ('sprint', 'fix_version'))`;

// A due date makes sprints and versions irrelevant: three empty places. The order is that of `openIssue`.
const COLUMNS = [
  ...['i.project_id', 'i.type_id', 'i.assignee_id', 'i.security_id'],
  ...['i.original_s', 'i.remaining_s', 'i.spent_s', 'i.points', 'i.start_day', 'i.due_day', 'i.created_at'],
  `IF(i.due_day IS NULL, ${DATES}, '  ')`,
  ...['w.position', 'a.value', 'a.source', 'a.n', 'b.checked_at', 'i.lexo_rank'],
];
// By key, two look-ups an issue. Tables of the last sitting: they may still be to come, then nothing is known to be odd.
const GAPS = [
  "EXISTS (SELECT 1 FROM odd_value o WHERE o.issue_id = i.issue_id AND o.field IN ('original', 'remaining', 'spent', 'points'))",
  `EXISTS (SELECT 1 FROM dead_letter l WHERE l.kind = 'issue' AND l.item = i.issue_id AND l.tries >= ${DEAD_AFTER})`,
];
const OPEN = (
  people: string,
  gaps: readonly string[],
): string => `SELECT i.issue_id, ${packed([...COLUMNS, ...gaps])} AS packed
FROM (${people}) who
STRAIGHT_JOIN issue i FORCE INDEX (open_by_assignee) ON i.assignee_id = who.person_id
LEFT JOIN project p ON p.project_id = i.project_id
LEFT JOIN vocabulary w ON w.kind = 'priority' AND w.id = i.priority_id
LEFT JOIN project_default a ON a.project_id = i.project_id AND a.kind = 'assumed' AND a.ref = i.type_id
LEFT JOIN person me ON me.account_id = ?
LEFT JOIN browse_check b ON b.person_id = me.person_id AND b.project_id = i.project_id
WHERE i.category <> 3 AND i.deleted = 0 AND COALESCE(p.archived, 0) = 0`;

type Row = { readonly issue_id: number | string; readonly packed: string };

/** All open work of these people, whoever may see it; archived projects do not count. */
export const readOpenIssues: PlanFacts['openIssues'] = async (wanted, viewer) => {
  if (wanted.kind === 'ids' && wanted.ids.length === 0) return [];
  const who = selection(wanted);
  const params = [...who.params, viewer];
  return (
    (await unlessSettingUp(() => readAll(OPEN(who.text, GAPS), params))) ?? readAll(OPEN(who.text, ['0', '0']), params)
  );
};

const readAll = async (text: string, params: readonly SqlValue[]): Promise<readonly OpenIssueFacts[]> => {
  const rows = await query<Row>(`${text} LIMIT ${AT_ONCE}`, params);
  const all = rows.length < AT_ONCE ? rows : await readInTurns(text, params);
  return all.map(openIssue);
};

/** An answer of so many rows stays at half of the 4 MiB that it may have. */
const AT_ONCE = 4000;

/** For somebody who holds thousands. Apart, because an order would have the store walk through every issue of the site. */
const readInTurns = async (text: string, params: readonly SqlValue[]): Promise<readonly Row[]> => {
  const all: Row[] = [];
  for (;;) {
    const turn = await query<Row>(`${text} AND i.issue_id > ? ORDER BY i.issue_id LIMIT ${AT_ONCE}`, [
      ...params,
      Number(all.at(-1)?.issue_id ?? 0),
    ]);
    all.push(...turn);
    if (turn.length < AT_ONCE) return all;
  }
};

const openIssue = ({ issue_id, packed: text }: Row): OpenIssueFacts => {
  const row = unpacked(text);
  const given = (at: number) => textAt(row, at);
  const number = (at: number) => numberAt(row, at);
  const day = (at: number): LocalDate | null => given(at) as LocalDate | null;
  const [assumed, from] = [number(15), given(16) as Assumption['from'] | null];
  return {
    id: String(issue_id) as IssueId,
    project: Number(given(0)),
    type: Number(given(1)),
    assignee: Number(given(2)) as PersonId,
    secured: given(3) !== null,
    effort: {
      original: number(4) as Seconds | null,
      remaining: number(5) as Seconds | null,
      spent: number(6) as Seconds | null,
      points: number(7),
    },
    assumption: assumed === null || from === null ? null : { seconds: seconds(assumed), from, n: number(17) },
    start: day(8),
    due: day(9),
    created: instant(Number(given(10))),
    activeSprintEnd: number(11) as Instant | null,
    futureSprintEnd: number(12) as Instant | null,
    versionDay: day(13),
    priority: number(14),
    browseCheckedAt: number(18) as Instant | null,
    rank: given(19),
    oddEstimate: number(20) === 1,
    givenUp: number(21) === 1,
  };
};

const AT_HAND = `SELECT i.project_id, i.security_id, p.account_id, b.checked_at
FROM issue i
LEFT JOIN person p ON p.person_id = i.assignee_id
LEFT JOIN person me ON me.account_id = ?
LEFT JOIN browse_check b ON b.person_id = me.person_id AND b.project_id = i.project_id
WHERE i.issue_id = ? AND i.deleted = 0`;

type AtHandRow = {
  project_id: number;
  security_id: number | null;
  account_id: string | null;
  checked_at: number | null;
};

/** One issue as the facts have it, and when this viewer was last seen to browse its project. */
export const readIssueAtHand = async (id: IssueId, viewer: string): Promise<IssueAtHand | null> => {
  const [row] = await query<AtHandRow>(AT_HAND, [viewer, id]);
  if (row === undefined) return null;
  return {
    project: row.project_id,
    assignee: row.account_id,
    secured: row.security_id !== null,
    browseCheckedAt: row.checked_at === null ? null : instant(row.checked_at),
  };
};

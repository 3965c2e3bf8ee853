import type { IssueId, PersonId } from '../../domain/capacity/types';
import { dayNumber, dayOfNumber, instant, localDate } from '../../domain/units';
import type { ExtraFacts, KeptNeed, KeptTalk } from '../../usecases/kpi/extra-ports';
import { marks, query, type SqlValue } from './client';
import { inTurns } from './in-turns';
import { readMarked, readPaths } from './kpi-marked';
import { conditionOf } from './kpi-where';
import { readRateSheet, readWork } from './kpi-work';
import { numberAt, packed, textAt } from './packed';
import { settingRow } from './setting-row';
import { SKILLS_SETTING, skillMapOf } from './skill-values';

// The order is that of `talkOf`.
const TALK = packed(['m.issue_id', 'm.created_day', 'm.done_day', 'r.author_id', 'r.at', 'r.ref']);

/** See ExtraFacts. Who commented on what was under way; an issue on which nobody did has one row. */
export const talkIn =
  (atOnce?: number): ExtraFacts['talk'] =>
  async (where, window, span) => {
    const { text, params } = conditionOf(where);
    const statement = `SELECT ${TALK} AS packed FROM measure m JOIN issue i ON i.issue_id = m.issue_id
LEFT JOIN issue_ref r ON r.issue_id = i.issue_id AND r.gen = i.refs_gen AND r.kind = 'comment' AND r.at >= ? AND r.at < ?
WHERE ${text} AND m.created_day < ? AND (m.done_day IS NULL OR m.done_day >= ?)
  AND (m.issue_id > ? OR (m.issue_id = ? AND r.ref > ?)) ORDER BY m.issue_id, r.ref LIMIT ?`;
    const days = [dayNumber(window.to), dayNumber(window.from)];
    const turns = { statement, params: [span.from, span.to, ...params, ...days], after: afterTalk };
    return (await inTurns({ ...turns, ...(atOnce === undefined ? {} : { atOnce }) })).map(talkOf);
  };

/** Nothing of a silent issue comes after its one row. */
const afterTalk = (row: readonly string[] | null): readonly SqlValue[] => {
  const issue = Number(row?.[0] ?? 0);
  return [issue, issue, row === null ? 0 : (numberAt(row, 5) ?? Number.MAX_SAFE_INTEGER)];
};

const talkOf = (row: readonly string[]): KeptTalk => {
  const [done, at] = [numberAt(row, 2), numberAt(row, 4)];
  return {
    issue: (textAt(row, 0) ?? '') as IssueId,
    created: dayOfNumber(Number(row[1])),
    done: done === null ? null : dayOfNumber(done),
    person: numberAt(row, 3) as PersonId | null,
    at: at === null ? null : instant(at),
  };
};

const TEAMS = (count: number) => `SELECT 'member' AS kind, tm.team_id, tm.person_id, tm.allocation FROM team t
JOIN team_member tm ON tm.team_id = t.team_id AND tm.gen = t.gen
WHERE t.version > 0 AND tm.from_day <= ? AND (tm.to_day IS NULL OR tm.to_day >= ?)
UNION ALL SELECT DISTINCT 'project', tp.team_id, NULL, NULL FROM team t
JOIN team_project tp ON tp.team_id = t.team_id AND tp.gen = t.gen
WHERE t.version > 0 AND tp.project_id IN (${marks(count)})`;

type TeamRow = { kind: 'member' | 'project'; team_id: number; person_id: PersonId | null; allocation: number | null };

/** See ExtraFacts. Of like shares the team with the lower id. */
const teams: ExtraFacts['teams'] = async (projects, today) => {
  const ids = projects.length === 0 ? [0] : projects;
  const rows = await query<TeamRow>(TEAMS(projects.length), [today, today, ...ids]);
  const members = rows
    .filter(({ kind }) => kind === 'member')
    .sort((a, b) => Number(a.allocation) - Number(b.allocation) || b.team_id - a.team_id);
  return {
    teamOf: new Map(members.flatMap(({ person_id, team_id }) => (person_id === null ? [] : [[person_id, team_id]]))),
    ofProjects: rows.filter(({ kind }) => kind === 'project').map(({ team_id }) => team_id),
  };
};

// The order is that of `needOf`.
const NEED = packed(['m.issue_id', 'm.type_id', 'm.due', 'i.start_day', 'r.kind', 'r.ref']);

/** See ExtraFacts. An issue comes once for each of its components and labels. */
export const needsIn =
  (atOnce?: number): ExtraFacts['needs'] =>
  async (where) => {
    const { text, params } = conditionOf(where);
    const statement = `SELECT ${NEED} AS packed FROM measure m JOIN issue i ON i.issue_id = m.issue_id
LEFT JOIN issue_ref r ON r.issue_id = i.issue_id AND r.gen = i.refs_gen AND r.kind IN ('component', 'label')
WHERE ${text} AND i.category <> 3 AND (m.issue_id > ? OR (m.issue_id = ? AND (r.kind > ? OR (r.kind = ? AND r.ref > ?))))
ORDER BY m.issue_id, r.kind, r.ref LIMIT ?`;
    const turns = { statement, params, after: afterNeed };
    return neededBy(await inTurns({ ...turns, ...(atOnce === undefined ? {} : { atOnce }) }));
  };

/** Behind all kinds: nothing of an issue without components and labels comes after its one row. */
const LAST_KIND = '~';

const afterNeed = (row: readonly string[] | null): readonly SqlValue[] => {
  const issue = Number(row?.[0] ?? 0);
  const kind = row === null ? '' : (textAt(row, 4) ?? LAST_KIND);
  return [issue, issue, kind, kind, row === null ? 0 : (numberAt(row, 5) ?? 0)];
};

const neededBy = (rows: readonly (readonly string[])[]): readonly KeptNeed[] => {
  const found = new Map<string, KeptNeed & { components: number[]; labels: number[] }>();
  for (const values of rows) {
    const id = textAt(values, 0) ?? '';
    const known = found.get(id) ?? needOf(id, values);
    found.set(id, known);
    const ref = numberAt(values, 5);
    if (ref !== null) (values[4] === 'label' ? known.labels : known.components).push(ref);
  }
  return [...found.values()];
};

const needOf = (id: string, row: readonly string[]) => {
  const [due, start] = [numberAt(row, 2), textAt(row, 3)];
  return {
    ...{ id: id as IssueId, type: Number(row[1]) },
    due: due === null ? null : dayOfNumber(due),
    start: start === null ? null : localDate(start),
    components: [] as number[],
    labels: [] as number[],
  };
};

export const extraFacts: ExtraFacts = {
  work: readWork,
  rates: readRateSheet,
  marked: readMarked,
  paths: readPaths,
  talk: talkIn(),
  teams,
  needs: needsIn(),
  skillRules: async () => skillMapOf(await settingRow(SKILLS_SETTING)),
};

import type { PersonId } from '../../domain/capacity/types';
import { instant } from '../../domain/units';
import type { AuditLog, EntriesAsked, KeptEntry } from '../../usecases/audit/ports';
import { checkChain } from './audit-chain';
import type { AuditRow } from './audit-hash';
import { peopleIn, withAccounts } from './audit-values';
import { unlogged } from './audit-versions';
import { marks, numberOf, query, type SqlValue } from './client';
import { accountPeople } from './people';

type Row = AuditRow & { readonly last_one: number };

/** What changes nothing. */
const PASSIVE = "('exported', 'read')";

// Objects about a person have no id, and the person as their subject.
const SAME_OBJECT = 'l.object_kind = a.object_kind AND l.object_id <=> a.object_id AND l.subject_id <=> a.subject_id';
const LAST = `IF(a.action IN ${PASSIVE} OR EXISTS (SELECT 1 FROM audit l WHERE ${SAME_OBJECT} AND l.seq > a.seq AND l.action NOT IN ${PASSIVE}), 0, 1)`;
const SELECT = `SELECT a.seq, a.at, a.actor_id, a.action, a.object_kind, a.object_id, a.subject_id, a.version, a.before_value,
  a.after_value, a.secret, a.hash, ${LAST} AS last_one FROM audit a`;

/** Reading the log; see the port. */
export const auditLog: AuditLog = {
  entries: async (asked) => {
    const { text, params } = conditionOf(asked);
    const page = `${SELECT} WHERE ${text} ORDER BY a.seq DESC LIMIT ? OFFSET ?`;
    return kept(await query<Row>(page, [...params, asked.most, asked.skip]));
  },
  count: async (asked) => {
    const { text, params } = conditionOf(asked);
    const [row] = await query<{ n: number | string }>(`SELECT COUNT(*) AS n FROM audit a WHERE ${text}`, params);
    return numberOf(row?.n ?? 0);
  },
  entry: async (seq) => (await kept(await query<Row>(`${SELECT} WHERE a.seq = ?`, [seq])))[0] ?? null,
  lastChange: async ({ kind, id, accountId }) => {
    const subject = accountId === null ? NOBODY : ABOUT;
    const text = `${SELECT} WHERE a.object_kind = ? AND a.object_id <=> ? AND ${subject} AND a.action NOT IN ${PASSIVE}
ORDER BY a.seq DESC LIMIT 1`;
    return (await kept(await query<Row>(text, [kind, id, ...(accountId === null ? [] : [accountId])])))[0] ?? null;
  },
  actors: async () => {
    const text = `SELECT p.account_id FROM (SELECT DISTINCT actor_id FROM audit) d JOIN person p ON p.person_id = d.actor_id
ORDER BY p.person_id LIMIT 200`;
    return (await query<{ account_id: string }>(text)).map(({ account_id }) => account_id);
  },
  lastExport: async (accountId) => {
    const [row] = await query<{ at: number | null }>(LAST_EXPORT, [accountId]);
    return row?.at == null ? null : instant(row.at);
  },
  check: checkChain,
  unlogged,
};

const NOBODY = 'a.subject_id IS NULL';
const ABOUT = 'a.subject_id = (SELECT person_id FROM person WHERE account_id = ?)';

const LAST_EXPORT = `SELECT MAX(a.at) AS at FROM audit a JOIN person p ON p.person_id = a.actor_id
WHERE p.account_id = ? AND a.action = 'exported' AND a.object_kind = 'audit'`;

type Condition = { readonly text: string; readonly params: readonly SqlValue[] };

const people = (column: string, count: number): string =>
  `${column} IN (SELECT person_id FROM person WHERE account_id IN (${marks(count)}))`;

const conditionOf = (asked: EntriesAsked): Condition => {
  const { by, actions, since, before } = asked;
  const parts: Condition[] = [
    { text: 'a.seq > 0', params: [] },
    ...(before === null ? [] : [{ text: 'a.seq < ?', params: [before] }]),
    ...(since === null ? [] : [{ text: 'a.at >= ?', params: [since] }]),
    ...(by === null ? [] : [{ text: people('a.actor_id', 1), params: [by] }]),
    ...(actions.length === 0 ? [] : [{ text: `a.action IN (${marks(actions.length)})`, params: actions }]),
    ...found(asked),
  ];
  return { text: parts.map(({ text }) => text).join(' AND '), params: parts.flatMap(({ params }) => params) };
};

// Forge SQL tells capitals from small letters.
const IN_VALUES = '(LOWER(a.before_value) LIKE ? OR LOWER(a.after_value) LIKE ?)';
/** Whoever may not read a value does not learn by a search what is in it. */
const IN_OPEN_VALUES = `(a.secret = 0 AND ${IN_VALUES})`;

const found = ({ text, meant, secrets }: EntriesAsked): readonly Condition[] => {
  if (text === null) return [];
  const like = `%${escaped(JSON.stringify(text.toLowerCase()).slice(1, -1))}%`;
  const ways: Condition[] = [
    { text: secrets ? IN_VALUES : IN_OPEN_VALUES, params: [like, like] },
    ...(meant.kinds.length === 0
      ? []
      : [{ text: `a.object_kind IN (${marks(meant.kinds.length)})`, params: meant.kinds }]),
    ...(meant.actions.length === 0
      ? []
      : [{ text: `a.action IN (${marks(meant.actions.length)})`, params: meant.actions }]),
    ...(meant.people.length === 0
      ? []
      : [
          { text: people('a.actor_id', meant.people.length), params: meant.people },
          { text: people('a.subject_id', meant.people.length), params: meant.people },
        ]),
  ];
  return [{ text: `(${ways.map((way) => way.text).join(' OR ')})`, params: ways.flatMap(({ params }) => params) }];
};

/** As LIKE reads it: what was typed, and no pattern. */
const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

const parsed = (value: string | null): unknown => (value === null ? null : JSON.parse(value));

const kept = async (rows: readonly Row[]): Promise<readonly KeptEntry[]> => {
  const values = rows.map((row) => ({ row, before: parsed(row.before_value), after: parsed(row.after_value) }));
  const ids = values.flatMap(({ row, before, after }) => [
    ...[row.actor_id, ...(row.subject_id === null ? [] : [row.subject_id])],
    ...peopleIn(before),
    ...peopleIn(after),
  ]);
  const accounts = await accountPeople(ids);
  const accountOf = (person: number) => accounts.get(person as PersonId) ?? null;
  return values.map(({ row, before, after }) => ({
    seq: row.seq,
    at: instant(row.at),
    by: accountOf(row.actor_id),
    action: row.action,
    object: { kind: row.object_kind, id: row.object_id },
    about: row.subject_id === null ? null : { accountId: accountOf(row.subject_id) },
    version: row.version,
    before: withAccounts(before, accountOf),
    after: withAccounts(after, accountOf),
    secret: row.secret === 1,
    hash: row.hash,
    last: row.last_one === 1,
  }));
};

import type { PersonId } from '../../domain/capacity/types';
import { instant } from '../../domain/units';
import type { AccountStore } from '../../usecases/accounts/ports';
import { execute, marks, query, upsert } from './client';
import { unlessSettingUp } from './failures';

type Row = { readonly person_id: PersonId; readonly account_id: string; readonly fetched_at: number };
const DUE = `SELECT p.person_id, p.account_id, p.fetched_at FROM person p
LEFT JOIN account_report r ON r.person_id = p.person_id
WHERE COALESCE(r.reported_at, 0) < ? ORDER BY COALESCE(r.reported_at, 0), p.person_id LIMIT 90`;

const LATEST =
  'answer = IF(VALUES(reported_at) >= reported_at, VALUES(answer), answer), reported_at = GREATEST(reported_at, VALUES(reported_at))';

/** See AccountStore. */
export const accountStore: AccountStore = {
  due: async (before) => {
    const rows = await unlessSettingUp(() => query<Row>(DUE, [before]));
    return rows === null
      ? null
      : rows.map((row) => ({
          person: row.person_id,
          accountId: row.account_id,
          lookedAt: instant(row.fetched_at),
        }));
  },
  told: async (people, answer, at) => {
    const rows = people.map((person) => [person, at, answer]);
    await upsert('account_report', ['person_id', 'reported_at', 'answer'], rows, LATEST);
  },
  lookAgain: async (people) => {
    if (people.length === 0) return;
    await execute(`UPDATE person SET fetched_at = 0 WHERE person_id IN (${marks(people.length)})`, people);
  },
  forget: async (person) => {
    await execute('DELETE FROM account_report WHERE person_id = ?', [person]);
  },
};

import type { OwnValue } from '../../contract/personal';
import type { OwnKind } from '../../contract/privacy';
import { instant } from '../../domain/units';
import type { ProposalStore } from '../../usecases/personal/ports';
import { execute, NOW_MS, query } from './client';
import { unlessSettingUp } from './failures';
import { personIds } from './people';

type Row = { account_id: string; kind: OwnKind; value: string; seen: number; version: number; asked_at: number };

const ALL = `SELECT p.account_id, q.kind, q.value, q.seen, q.version, q.asked_at
FROM proposal q JOIN person p ON p.person_id = q.person_id ORDER BY q.asked_at`;
const PUT = `INSERT INTO proposal (person_id, kind, value, seen, asked_at) VALUES (?, ?, ?, ?, ${NOW_MS})
ON DUPLICATE KEY UPDATE value = VALUES(value), seen = VALUES(seen), asked_at = VALUES(asked_at), version = proposal.version + 1`;
const REMOVE = `DELETE FROM proposal WHERE kind = ? AND version = ?
AND person_id = (SELECT person_id FROM person WHERE account_id = ?)`;

export const proposalStore: ProposalStore = {
  all: async () =>
    ((await unlessSettingUp(() => query<Row>(ALL))) ?? []).map((row) => ({
      ...{ accountId: row.account_id, kind: row.kind, value: JSON.parse(row.value) as OwnValue },
      ...{ seen: row.seen, version: row.version, at: instant(row.asked_at) },
    })),
  put: async (accountId, kind, value, seen) => {
    const person = (await personIds([accountId])).get(accountId);
    if (person !== undefined) await execute(PUT, [person, kind, JSON.stringify(value), seen]);
  },
  remove: async (accountId, kind, version) => (await execute(REMOVE, [kind, version, accountId])).affectedRows > 0,
};

import type { GrantAsked, GrantKind } from '../../contract/access';
import type { FindMarks, GrantStore } from '../../usecases/access/ports';
import { clock } from '../clock';
import { execute, query, upsert } from './client';
import { personIds } from './people';

type Row = {
  readonly kind: GrantKind;
  readonly team_id: number;
  readonly account_id: string;
  readonly by_account: string | null;
  readonly granted_at: number;
};

const ALL = `SELECT g.kind, g.team_id, p.account_id, b.account_id AS by_account, g.granted_at
FROM access_grant g JOIN person p ON p.person_id = g.person_id LEFT JOIN person b ON b.person_id = g.granted_by
LEFT JOIN team t ON t.team_id = g.team_id
WHERE g.kind <> 'manager' OR t.version > 0 ORDER BY g.granted_at, g.person_id`;

const COLUMNS = ['person_id', 'kind', 'team_id', 'granted_by', 'granted_at'];

/** See GrantStore. */
export const grantStore: GrantStore = {
  all: async () =>
    (await query<Row>(ALL)).map(({ kind, team_id, account_id, by_account, granted_at }) => ({
      kind,
      accountId: account_id,
      teamId: kind === 'manager' ? team_id : null,
      by: by_account,
      at: Number(granted_at),
    })),
  give: async (grant, by, at) => {
    const people = await personIds([grant.accountId, by]);
    const row = [people.get(grant.accountId) ?? null, grant.kind, teamOf(grant), people.get(by) ?? null, at];
    await upsert('access_grant', COLUMNS, [row], 'kind = VALUES(kind)');
  },
  take: async (grant) => {
    await execute(TAKE, [grant.accountId, grant.kind, teamOf(grant)]);
  },
  teams: async () =>
    (
      await query<{ team_id: number; name: string }>('SELECT team_id, name FROM team WHERE version > 0 ORDER BY name')
    ).map(({ team_id, name }) => ({ id: team_id, name })),
};

const TAKE = `DELETE FROM access_grant WHERE person_id = (SELECT person_id FROM person WHERE account_id = ?) AND kind = ? AND team_id = ?`;

const teamOf = ({ teamId }: GrantAsked): number => teamId ?? 0;

const ABOVE = `SELECT COUNT(*) AS n FROM (SELECT m.person_id FROM team_member m
JOIN team t ON t.team_id = m.team_id AND t.gen = m.gen
WHERE t.version > 0 AND m.from_day <= ? AND (m.to_day IS NULL OR m.to_day >= ?)
GROUP BY m.person_id HAVING SUM(m.allocation) > 1.0001) above`;

/** People whose shares are more than all of their time today. */
export const promisedMarks: FindMarks = async () => {
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const [row] = await query<{ n: number | string }>(ABOVE, [today, today]);
  const n = Number(row?.n ?? 0);
  return n === 0 ? [] : [{ section: 'teams', kind: 'above-one', n }];
};

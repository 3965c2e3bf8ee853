import type { TeamId } from '../../domain/capacity/types';
import type { GrantsOf } from '../../usecases/access/ports';
import { query } from './client';

type Row = { readonly kind: string; readonly team_id: number };

// Grants of a team that is gone, and of accounts that were closed, count no more.
const GRANTS = `SELECT g.kind, g.team_id FROM person p JOIN access_grant g ON g.person_id = p.person_id
LEFT JOIN team t ON t.team_id = g.team_id
WHERE p.account_id = ? AND (p.active IS NULL OR p.active = 1) AND (g.kind <> 'manager' OR t.version > 0)`;

/** See GrantsOf. */
export const grantsOf: GrantsOf = async (accountId) => {
  const rows = await query<Row>(GRANTS, [accountId]);
  const has = (kind: string) => rows.some((row) => row.kind === kind);
  return {
    appAdmin: has('app-admin'),
    rates: has('rates'),
    teams: rows.filter(({ kind }) => kind === 'manager').map(({ team_id }) => team_id as TeamId),
  };
};

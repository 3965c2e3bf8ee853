import type { JiraRequest, Ledger, LedgerRow } from './api';
import type { Answer, Route } from './call';

/** What calls cost: asked of the app and of the bridge; calls from outside (`rest`) do not appear. */
export const createLedger = (): Ledger & { record(row: Omit<LedgerRow, 'calls'>): void } => {
  const rows = new Map<string, LedgerRow>();
  return {
    rows: () => {
      const calls = [...rows.values()].map((row) => ({ ...row }));
      return { calls, points: calls.reduce((sum, row) => sum + row.points, 0) };
    },
    clear: () => rows.clear(),
    record: ({ endpoint, as, points }) => {
      const row = rows.get(`${as} ${endpoint}`) ?? { endpoint, as, calls: 0, points: 0 };
      rows.set(`${as} ${endpoint}`, { ...row, calls: row.calls + 1, points: row.points + points });
    },
  };
};

/** Points of one call: 1, +1 per issue, project or worklog, +2 per user, group or permission object; writes 1. */
export const pointsOf = (route: Route, answer: Answer): number =>
  route.write ? 1 : 1 + (answer.items ?? 0) + 2 * (answer.people ?? 0);

export const payerOf = ({ via, actor }: JiraRequest): LedgerRow['as'] | null => {
  if (via === 'rest') return null;
  if (via === 'bridge') return 'bridge';
  return actor.kind === 'app' ? 'app' : 'user';
};

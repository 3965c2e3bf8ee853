import type { World } from '../jira/model';

/** Most accounts of a call. */
const MOST = 90;
const CYCLE_DAYS = 7;

type Answer = { readonly status: number; readonly body?: unknown; readonly headers: Record<string, string> };

/**
 * Atlassian's side of `POST /app/report-accounts`: who is no user of the site any more has closed the account; 204 where
 * there is nothing to do about any of them.
 * https://developer.atlassian.com/platform/forge/user-privacy-guidelines/
 */
export const reportedAccounts = ({ users }: World, body: unknown): Answer => {
  const headers = { 'Cycle-Period': String(CYCLE_DAYS) };
  const { accounts } = (body ?? {}) as { accounts?: unknown };
  if (!Array.isArray(accounts) || accounts.length === 0 || accounts.length > MOST || !accounts.every(isAccount))
    return { status: 400, body: { errorMessage: `1 to ${MOST} accounts, each with accountId and updatedAt` }, headers };
  const closed = accounts.filter(({ accountId }) => !users.has(accountId));
  if (closed.length === 0) return { status: 204, headers };
  return { status: 200, body: { accounts: closed.map(({ accountId }) => ({ accountId, status: 'closed' })) }, headers };
};

const isAccount = (one: unknown): one is { accountId: string; updatedAt: string } => {
  const { accountId, updatedAt } = (one ?? {}) as Record<string, unknown>;
  return typeof accountId === 'string' && typeof updatedAt === 'string' && Number.isFinite(Date.parse(updatedAt));
};

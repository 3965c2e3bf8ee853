import type { IssueId } from '../domain/capacity/types';
import { getLozenge, type Lozenge, neutral } from '../usecases/get-lozenge';
import type { Clock, GlanceStore, Log } from '../usecases/ports';

type Ports = { readonly clock: Clock; readonly glance: GlanceStore; readonly log: Log };
type Status = { readonly status: { readonly type: 'lozenge'; readonly value: Lozenge } };

/**
 * The dynamic properties of jira:issueContext. Forge asks on every issue view, so this never calls Jira and never fails:
 * whatever is wrong, the neutral word stands.
 */
export const lozenge =
  (ports: Ports) =>
  async (payload: unknown, vouched: unknown): Promise<Status> => {
    const value = await getLozenge(ports, accountOf(vouched), issueOf(payload)).catch((error: unknown) => {
      ports.log.warn('lozenge-defect', { error: error instanceof Error ? error.name : 'unknown' });
      return neutral;
    });
    return { status: { type: 'lozenge', value } };
  };

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** Forge vouches for the second argument only. */
const accountOf = (vouched: unknown): string | null => {
  const accountId = property(property(vouched, 'principal'), 'accountId');
  return typeof accountId === 'string' && accountId !== '' ? accountId : null;
};

const issueOf = (payload: unknown): IssueId | null => {
  const id = property(property(property(payload, 'extension'), 'issue'), 'id');
  return typeof id === 'string' && /^[1-9]\d{0,18}$/.test(id) ? (id as IssueId) : null;
};

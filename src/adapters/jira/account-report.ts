import { __requestAtlassianAsApp as requestAtlassian } from '@forge/api';
import { z } from 'zod';
import type { AccountReporter } from '../../usecases/accounts/ports';
import { PortFailure } from '../../usecases/ports';
import { log } from '../log';
import { countOf } from './rate-limit';

const PATH = '/app/report-accounts';

const answered = z.object({
  accounts: z.array(z.object({ accountId: z.string().max(128), status: z.enum(['closed', 'updated']) })),
});

/**
 * The helper of @forge/api sends all slices at once and drops the headers that say when to come back.
 * https://developer.atlassian.com/platform/forge/user-privacy-guidelines/
 */
export const accountReporter: AccountReporter = {
  report: async (accounts) => {
    const body = accounts.map(({ accountId, lookedAt }) => ({
      accountId,
      updatedAt: new Date(lookedAt).toISOString(),
    }));
    const response = await requestAtlassian(PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ accounts: body }),
    }).catch((error: unknown) => {
      log.warn('report-unreachable', { error: error instanceof Error ? error.name : 'unknown' });
      throw unavailable();
    });
    const cycleDays = countOf(response.headers.get('cycle-period'));
    if (response.status === 204) return { answers: [], cycleDays };
    if (response.status === 429)
      throw new PortFailure({ kind: 'busy', retryAfterSeconds: countOf(response.headers.get('retry-after')) ?? HOUR });
    const parsed = answered.safeParse(response.status === 200 ? await response.json().catch(() => null) : null);
    if (parsed.success) return { answers: parsed.data.accounts, cycleDays };
    log.warn('report-refused', { status: response.status });
    throw unavailable();
  },
};

const HOUR = 3600;
const unavailable = (): PortFailure => new PortFailure({ kind: 'unavailable', reason: 'jira' });

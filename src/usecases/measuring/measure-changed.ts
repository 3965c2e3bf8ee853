import type { IssueId } from '../../domain/capacity/types';
import { PortFailure } from '../ports';
import type { SyncPorts } from '../sync/ports';
import { isSettingUp } from '../sync/start';
import { MEASURE } from './measure-behind';
import { measureIssues } from './measure-issues';
import { measuringRules } from './rules';
import { LEASE_SECONDS, tenureOf } from './tenure';

type Ports = Pick<SyncPorts, 'clock' | 'log' | 'jobs' | 'measures'>;

/**
 * Measures issues whose facts have just changed, at most 200. False = not now: somebody else is measuring, by now perhaps,
 * or the store fails. Edits are then found by whoever measures next, what was hidden is the caller's to say again.
 */
export const measureChanged = async (ports: Ports, ids: readonly IssueId[]): Promise<boolean> => {
  const { jobs, log, measures } = ports;
  try {
    const rules = measuringRules(await measures.ruleFacts());
    // Asked before the lease is taken: mostly somebody wrote a comment.
    if ((await measures.facts(ids, rules.numbers)).length === 0) return true;
    const lease = await jobs.acquire(MEASURE, LEASE_SECONDS);
    if (!lease) return false;
    try {
      const tenure = tenureOf(ports, lease);
      await measureIssues(ports, tenure, rules, ids);
      if (!(await tenure.isHeld())) return false;
      await measures.sumUp(lease);
    } finally {
      await jobs.release(lease);
    }
    return true;
  } catch (error) {
    // Before there are tables nothing is measured.
    if (isSettingUp(error)) return true;
    // Facts go on, whatever keeps them from being measured.
    log.warn('measuring-later', { failure: error instanceof PortFailure ? error.failure.kind : nameOf(error) });
    return false;
  }
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

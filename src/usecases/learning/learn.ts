import { instant } from '../../domain/units';
import { PortFailure } from '../ports';
import type { Site, SyncPorts, TakenLease } from '../sync/ports';
import { catchUp } from './catch-up';
import { learnProject } from './learn-project';
import { awayUntil, keep, LEASE_SECONDS, stayAway } from './lease';

export type LearnPorts = Pick<
  SyncPorts,
  'clock' | 'log' | 'jira' | 'site' | 'jobs' | 'dirty' | 'queue' | 'experience' | 'budget'
>;

/**
 * One project at a time: learns the next that waits, then what was missed of those that are learned, and asks for another
 * run while one waits. Where nothing is to be learned, all that was is forgotten. Killed at any point, what was half
 * written does not count, and is written anew.
 */
export const learn = async (ports: LearnPorts): Promise<void> => {
  if (!(await ports.experience.prepare())) return ports.queue.push({ kind: 'learn' }, SOON_SECONDS);
  const site = await ports.site.read();
  if (!site) return;
  const lease = await ports.jobs.acquire('experience', LEASE_SECONDS);
  // The holder may be a run that was killed: look again when its lease is over.
  if (!lease) return ports.queue.push({ kind: 'learn' }, LEASE_SECONDS);
  let waits = false;
  try {
    waits = await run(ports, site, lease);
  } catch (error) {
    const failure = error instanceof PortFailure ? error.failure : null;
    if (failure?.kind === 'busy')
      await stayAway(ports, lease, instant(ports.clock.now() + failure.retryAfterSeconds * 1000));
    throw error;
  } finally {
    await ports.jobs.release(lease);
  }
  if (waits) await ports.queue.push({ kind: 'learn' });
};

const SOON_SECONDS = 5;

/** Whether another project waits. */
const run = async (ports: LearnPorts, site: Site, lease: TakenLease): Promise<boolean> => {
  const { clock, experience, jobs } = ports;
  if (!site.learning.learns) {
    await experience.forgetAll();
    return false;
  }
  if (clock.now() < awayUntil(lease)) return false;
  // Half a history would teach half: the backfill asks for this run at its end.
  if (!(await jobs.read('backfill'))?.finishedAt) return false;
  const project = await experience.waiting(instant(clock.now()));
  if (project !== null && !(await learnProject(ports, { site, lease, project }))) return false;
  if (!(await keep(ports, lease))) return false;
  await catchUp(ports, site, lease);
  return (await experience.waiting(instant(clock.now()))) !== null;
};

import type { IssueId } from '../domain/capacity/types';
import { type Instant, instant } from '../domain/units';
import { BROWSE_IS_GOOD_MS } from './may-count';
import type { Clock, GlanceStore } from './ports';

/** What stands on the closed panel. No person's name, and never a call to Jira. */
export type Lozenge = { readonly label: string; readonly type: 'default' | 'success' | 'moved' | 'removed' };

export const neutral: Lozenge = { label: 'Capacity', type: 'default' };

/**
 * The assignee's free hours until the issue is due (else two weeks), or how many of the team have room. Figures are shown
 * only to whom the panel has shown the project within the last five minutes.
 */
export const getLozenge = async (
  ports: { clock: Clock; glance: GlanceStore },
  accountId: string | null,
  issue: IssueId | null,
): Promise<Lozenge> => {
  if (accountId === null || issue === null) return neutral;
  const now: Instant = ports.clock.now();
  const glance = await ports.glance.read({ issue, accountId, now, checkedSince: instant(now - BROWSE_IS_GOOD_MS) });
  if (glance === null || glance.free.length === 0) return neutral;
  return glance.assigned
    ? hoursOf(glance.free[0] ?? 0)
    : withRoom(glance.free.filter((free) => free >= HALF_HOUR).length);
};

const HALF_HOUR = 1800;

const hoursOf = (free: number): Lozenge => {
  const hours = Math.round(Math.abs(free) / 3600);
  if (hours === 0) return { label: 'No room', type: 'moved' };
  return free < 0 ? { label: `${hours} h over`, type: 'removed' } : { label: `${hours} h free`, type: 'success' };
};

const withRoom = (count: number): Lozenge =>
  count === 0 ? { label: 'Nobody with room', type: 'moved' } : { label: `${count} with room`, type: 'success' };

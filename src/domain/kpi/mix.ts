import type { IssueId } from '../capacity/types';
import type { Seconds } from '../units';
import { answered, type KpiFrame, type Need, notSetUp } from './frame';
import type { KpiResult } from './result';

/** An issue of the mix: the keys it has (a type, tier labels, departments) and its hours; null = no worklog. */
export type MixedIssue = {
  readonly id: IssueId;
  readonly keys: readonly string[];
  readonly spent: Seconds | null;
};

export type MixBy = 'type' | 'tier' | 'department';

/** Types need no mapping: every issue has one. */
const NEEDS: Record<MixBy, Need | null> = { type: null, tier: 'tier-labels', department: 'departments' };

/**
 * Shares by type, tier label or requesting department: parts `count:KEY` and `hours:KEY`, each set adding up to 1. An
 * issue of several keys counts in equal parts. The value is the largest share by count; `mapped` = somebody set it up.
 */
export const mix = (frame: KpiFrame, issues: readonly MixedIssue[], by: MixBy, mapped: boolean): KpiResult => {
  const need = NEEDS[by];
  if (need !== null && !mapped) return notSetUp(frame, 'share', need);
  const keyed = issues.filter(({ keys }) => keys.length > 0);
  const counts = shares(keyed.map(({ keys }) => ({ keys, weight: 1 })));
  const hours = shares(keyed.map(({ keys, spent }) => ({ keys, weight: spent ?? 0 })));
  const largest = Math.max(...counts.values());
  return answered(frame, 'share', keyed.length ? largest : null, keyed.length, {
    excluded: {
      'not-mapped': issues.length - keyed.length,
      'no-worklog': keyed.filter(({ spent }) => spent === null).length,
    },
    parts: Object.fromEntries([
      ...[...counts].map(([key, share]) => [`count:${key}`, share] as const),
      ...[...hours].map(([key, share]) => [`hours:${key}`, share] as const),
    ]),
  });
};

const shares = (issues: readonly { readonly keys: readonly string[]; readonly weight: number }[]) => {
  const total = issues.reduce((sum, { weight }) => sum + weight, 0);
  const sums = new Map<string, number>();
  if (total <= 0) return sums;
  for (const { keys, weight } of issues) {
    const own = new Set(keys);
    for (const key of own) sums.set(key, (sums.get(key) ?? 0) + weight / own.size / total);
  }
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
};

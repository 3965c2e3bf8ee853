import type { KpiNote } from '../../contract/kpi';
import type { KpiId } from '../../domain/kpi/catalogue';
import { isMissedBy } from '../../domain/kpi/odd-facts';
import type { PoisonKind } from '../poison/ports';
import type { SiteGaps, Where } from './ports';

/** Of a field that cannot be read its own KPI says so itself. */
const KINDS: readonly PoisonKind[] = ['issue', 'project', 'person', 'page'];

/**
 * What is missing from these KPIs of this scope: what was given up in its projects, or nobody knows where, and values that no
 * sum takes in fields that these KPIs are made of.
 */
export const gapNotes = (gaps: SiteGaps, { projects }: Where, kpis: readonly KpiId[]): readonly KpiNote[] => [
  ...KINDS.flatMap((of): KpiNote[] => {
    const own = gaps.given.filter((one) => one.of === of && (one.project === null || projects.includes(one.project)));
    const count = own.reduce((sum, one) => sum + one.count, 0);
    return count === 0 ? [] : [{ kind: 'given-up', of, count }];
  }),
  ...gaps.odd
    .filter(({ field, project }) => projects.includes(project) && kpis.some((kpi) => isMissedBy(field, kpi)))
    .map(({ project, ...odd }): KpiNote => ({ kind: 'odd', ...odd, project: String(project) })),
];

/** Figures may miss some. */
export const isGivenUp = ({ kind }: KpiNote): boolean => kind === 'given-up';

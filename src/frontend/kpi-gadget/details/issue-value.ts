import { CATALOGUE, type KpiId } from '../../../domain/kpi/catalogue';
import type { Figures } from '../figures';
import { isQuotient, type KpiLike } from '../kpi-words';

/** What a value of one issue is called, at the head of its column; null = the issue counts, and has no value of its own. */
export const valueColumn = (id: KpiId): string | null => {
  if (id === 'throughput' || id === 'wip' || id === 'openSafetyIssues') return null;
  return CATALOGUE[id].name;
};

const YES: Readonly<Partial<Record<KpiId, readonly [yes: string, no: string]>>> = {
  onTimeDelivery: ['On time', 'Late'],
  firstTimeRight: ['Right at first', 'Bounced'],
  reworkRate: ['Left done before', 'No'],
  rushShare: ['Rush', 'No'],
  timeTrackedCoverage: ['Time logged', 'None logged'],
  procedureConformance: ['Followed', 'Not followed'],
  signOffShare: ['Signed off', 'Open'],
};

/** What an issue brings to the number. Of a share it is 1 or 0: a word says which. */
export const issueValue = (kpi: KpiLike, value: number, figures: Figures): string => {
  const words = YES[kpi.id];
  if (isQuotient(kpi.id) && words !== undefined)
    return value >= 1 ? words[0] : value <= 0 ? words[1] : figures.exactShare(value);
  return figures.text(kpi, value);
};

import type { KpiScope } from '../../contract/kpi';
import type { KpiWindow } from '../../domain/kpi/result';
import type { Period, PeriodUnit } from '../../domain/kpi/target';
import { addDays } from '../../domain/units';
import type { Format } from '../shared/format';
import { say } from './messages';

const UNITS: Readonly<Record<PeriodUnit, readonly [one: string, many: string]>> = {
  week: ['week', 'weeks'],
  month: ['month', 'months'],
  quarter: ['quarter', 'quarters'],
};

export const unitsOf = (unit: PeriodUnit, count: number): string => UNITS[unit][count === 1 ? 0 : 1];

/** How long a period is: `4 weeks`, `1 month`. */
export const spanWords = ({ unit, count }: Period): string => `${count} ${unitsOf(unit, count)}`;

/** `26 Oct to 22 Nov`; years where the window is not all in this year's dates. `to` of a window is not in it. */
export const windowWords = ({ from, to }: KpiWindow, format: Format): string => {
  const last = addDays(to, -1);
  const day = from.slice(0, 4) === last.slice(0, 4) ? format.shortDay : format.dayInYear;
  return say.range(day(from), day(last));
};

/** Figures of such scopes are about people, and carry no line and no issue's own value. */
export const isOfPeople = ({ kind }: Pick<KpiScope, 'kind'>): boolean => kind === 'team' || kind === 'ids';

import type { PanelMember } from '../../contract';
import { countsLead } from '../../domain/capacity/remaining';
import { addDays, weekdayOf } from '../../domain/units';
import type { Format } from '../shared/format';
import { panelWords } from './messages';
import { daysAway } from './week-sums';
import type { Sums } from './windows';

/** Whether a person is shown by counts first: under half of their open issues are estimated. */
export const byCounts = ({ open, unestimated }: PanelMember): boolean => countsLead(open, unestimated);

/** The line under a name: the most telling things about a person's time, in a few words. */
export const hintOf = (member: PanelMember, format: Format, changedSince = false): string =>
  [
    byCounts(member) ? panelWords.dueAndOverdue(member.dueInWindow, member.overdue) : firstHint(member, format),
    ...(byCounts(member) && member.assigned ? [panelWords.assignedNow] : []),
    ...(changedSince ? [panelWords.changedSince] : []),
  ].join(', ');

const firstHint = (member: PanelMember, format: Format): string => {
  if (member.assigned) return panelWords.assignedNow;
  const away = daysAway(member);
  if (away > 0) return panelWords.daysAway(away);
  if (member.unestimated > 0) return panelWords.unestimated(member.unestimated);
  return weekWords(member, format);
};

/** `Mon to Wed` where working days stand in a row and are fewer than five. */
const weekWords = ({ days }: PanelMember, format: Format): string => {
  const worked = [...new Set(days.filter(({ capacity }) => capacity > 0).map(({ day }) => weekdayOf(day)))].sort();
  const [first, last] = [worked[0], worked.at(-1)];
  if (first === undefined || last === undefined || worked.length >= 5) return panelWords.fullTime;
  if (worked.length === last - first + 1 && worked.length > 1)
    return panelWords.workingDays(format.weekday(first), format.weekday(last));
  return worked.map(format.weekday).join(', ');
};

/** All of a window is taken by absences: the day they are back, null = not on screen; undefined = they are not away. */
export const backOn = ({ days }: PanelMember, { capacity, away, load }: Sums, until: string) => {
  if (capacity > 0 || away === 0 || load > 0) return undefined;
  const last = days.filter(({ day }) => day <= until).at(-1)?.day;
  return last === undefined
    ? null
    : (days.find(({ day, capacity: some }) => day >= addDays(last, 1) && some > 0)?.day ?? null);
};

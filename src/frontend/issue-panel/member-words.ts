import type { PanelMember } from '../../contract';
import { countsLead } from '../../domain/capacity/remaining';
import { weekdayOf } from '../../domain/units';
import type { Format } from '../shared/format';
import { words } from '../shared/messages';
import { daysAway } from './week-sums';

/** The line under a name: the most telling thing about a person's time, in a few words. */
export const hintOf = (member: PanelMember, format: Format): string => {
  if (member.assigned) return words.assignedNow;
  if (countsLead(member.open, member.unestimated))
    return words.openCounts(member.open, member.dueInWindow, member.overdue);
  const away = daysAway(member);
  if (away > 0) return words.daysAway(away);
  if (member.unestimated > 0) return words.unestimated(member.unestimated);
  return weekWords(member, format);
};

/** `Mon to Wed` where working days stand in a row and are fewer than five. */
const weekWords = ({ days }: PanelMember, format: Format): string => {
  const worked = [...new Set(days.filter(({ capacity }) => capacity > 0).map(({ day }) => weekdayOf(day)))].sort();
  const [first, last] = [worked[0], worked.at(-1)];
  if (first === undefined || last === undefined || worked.length >= 5) return words.fullTime;
  if (worked.length === last - first + 1 && worked.length > 1)
    return words.workingDays(format.weekday(first), format.weekday(last));
  return worked.map(format.weekday).join(', ');
};

/** Half an hour is the least that a screen of whole hours calls free or over. */
const LEAST_SECONDS = 1800;

export const isOver = (free: number): boolean => free <= -LEAST_SECONDS;

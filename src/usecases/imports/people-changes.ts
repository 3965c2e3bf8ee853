import type { MemberSetting, PersonSetting, ScheduleSetting } from '../../contract';

/** A place in a team in few words, for the preview of an import. */
export const memberWords = ({ allocation, reserve, from, to }: MemberSetting): string =>
  [
    percent(allocation),
    ...(reserve > 0 ? [`${percent(reserve)} reserve`] : []),
    ...(from === null ? [] : [`from ${from}`]),
    ...(to === null ? [] : [`to ${to}`]),
  ].join(', ');

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** What of a calendar changes; empty = nothing. */
export const calendarWords = (before: PersonSetting, after: PersonSetting): string =>
  [
    ...changed('', weeksWords(before.schedules), weeksWords(after.schedules)),
    ...changed('zone ', before.zone ?? 'of the profile', after.zone ?? 'of the profile'),
    ...(JSON.stringify(before.absences) === JSON.stringify(after.absences)
      ? []
      : [`unavailable ${daysWords(before.absences)} → ${daysWords(after.absences)}`]),
    ...changed('holiday list ', String(before.holidays ?? 'of the site'), String(after.holidays ?? 'of the site')),
  ].join('; ');

const changed = (what: string, before: string, after: string): string[] =>
  before === after ? [] : [`${what}${before} → ${after}`];

const weeksWords = (schedules: readonly ScheduleSetting[]): string =>
  schedules.length === 0 ? 'no week' : schedules.map(weekWords).join(', then ');

const weekWords = ({ from, week, second }: ScheduleSetting): string =>
  `${from === null ? '' : `from ${from} `}${hours(week)}${second ? ` and ${hours(second)} in turn` : ''}`;

const hours = (week: readonly number[]): string =>
  `${week.map((seconds) => Math.round(seconds / 36) / 100).join(' ')} h`;

const daysWords = (absences: PersonSetting['absences']): string =>
  absences.length === 0 ? 'never' : `${absences.length} ${absences.length === 1 ? 'time' : 'times'}`;

import type { CalendarSettings, PersonSetting } from '../../../contract';
import type { Panel } from './cards';

const isDay = (text: string | null): boolean => text === null || /^\d{4}-\d\d-\d\d$/.test(text);

/** Without rows that nobody filled in. */
export const filledIn = (value: PersonSetting): PersonSetting => ({
  ...value,
  schedules: value.schedules.filter(({ from }) => from !== ''),
  absences: value.absences.filter(({ from, to }) => from !== '' || to !== ''),
});

/** With a week more that begins later, to be filled in: the last one again. */
export const withChange = (value: PersonSetting, settings: CalendarSettings): PersonSetting => {
  const last = value.schedules.at(-1) ?? { week: settings.assumedWeek, second: null };
  return { ...value, schedules: [...value.schedules, { ...last, from: '' }] };
};

/** The panel in which something stands that cannot be read; null = everything can. */
export const unreadable = ({ schedules, absences }: PersonSetting): Panel | null => {
  if (schedules.some(({ from }) => !isDay(from))) return 'ahead';
  if (schedules.some(({ week, second }) => [...week, ...(second ?? [])].some(Number.isNaN))) return 'week';
  const wrong = absences.some(
    ({ from, to, secondsPerDay }) => !isDay(from) || !isDay(to) || to < from || Number.isNaN(secondsPerDay ?? 0),
  );
  return wrong ? 'days' : null;
};

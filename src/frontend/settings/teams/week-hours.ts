import type { MemberSetting, PersonSetting, TeamSettings } from '../../../contract';
import { changedFrom, holdsOn, shareAt } from '../../../domain/capacity/shares';
import { isDay } from '../../../domain/valid';

/** A reserve for everybody in a team from a day on; null = always. */
export type ReserveChange = { readonly reserve: number; readonly from: string | null };

/** Seconds of a person's week on a day, and whether it is the site's own. */
export const weekOn = (
  { people, week, today }: Pick<TeamSettings, 'people' | 'week' | 'today'>,
  accountId: string,
): { readonly seconds: number; readonly assumed: boolean } => {
  const person = people.find((one) => one.accountId === accountId);
  const own = scheduleOn(person?.schedules ?? [], today);
  return { seconds: sum(own ?? week), assumed: own === null };
};

/** The week that holds on a day; of two in turn what they come to on average. */
const scheduleOn = (schedules: PersonSetting['schedules'], day: string): readonly number[] | null => {
  const [own] = [...schedules]
    .filter(({ from }) => from === null || from <= day)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1));
  if (own === undefined) return null;
  const { week, second } = own;
  return second == null ? week : week.map((seconds, n) => (seconds + (second[n] ?? 0)) / 2);
};

const sum = (week: readonly number[]): number => week.reduce((all, seconds) => all + seconds, 0);

/** Seconds a week that a person gives to a team today; 0 before and after their time in it. */
export const givenOn = (
  settings: Pick<TeamSettings, 'people' | 'week' | 'today'>,
  shares: readonly MemberSetting[],
): number => {
  const share = shares.find((one) => holdsOn(one, settings.today));
  if (share === undefined) return 0;
  return weekOn(settings, share.accountId).seconds * share.allocation * (1 - share.reserve);
};

/** Stretches whose days are days: while somebody types one, the stretch does not count yet. */
export const readable = (members: readonly MemberSetting[]): readonly MemberSetting[] =>
  members.filter(({ from, to }) => [from, to].every((day) => day === null || isDay(day)));

/** The stretches of each person of a team, in the order they were entered. */
export const byPerson = (members: readonly MemberSetting[]): ReadonlyMap<string, readonly MemberSetting[]> => {
  const found = new Map<string, MemberSetting[]>();
  for (const member of members) found.set(member.accountId, [...(found.get(member.accountId) ?? []), member]);
  return found;
};

/** Seconds a week of a whole team. */
export const teamWeek = (
  settings: Pick<TeamSettings, 'people' | 'week' | 'today'>,
  members: readonly MemberSetting[],
): number => [...byPerson(readable(members)).values()].reduce((all, shares) => all + givenOn(settings, shares), 0);

/** The reserve that everybody has today and from when, null where it differs or nobody is there. */
export const commonReserve = (members: readonly MemberSetting[], today: string): ReserveChange | null => {
  const shares = [...byPerson(readable(members)).values()].flatMap((own) => shareAt(own, today) ?? []);
  const [first] = shares;
  if (first === undefined || shares.some(({ reserve }) => reserve !== first.reserve)) return null;
  const begins = shares.map(({ from }) => from);
  return { reserve: first.reserve, from: begins.every((from) => from === begins[0]) ? (begins[0] ?? null) : null };
};

/** Members as they would be saved; unchanged while the day from which is no day. */
export const withReserve = (
  members: readonly MemberSetting[],
  change: ReserveChange | null,
): readonly MemberSetting[] =>
  change === null || (change.from !== null && !isDay(change.from))
    ? members
    : changedFrom(members, change.from, { reserve: change.reserve });

/** What was typed in percent as a share; NaN for what is no number. */
export const share = (percent: number | null): number =>
  percent === null ? Number.NaN : Math.round(percent * 100) / 10_000;

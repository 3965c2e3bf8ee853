import Holidays from 'date-holidays';
import type { HolidayDay } from '../../../contract';

/** Loaded when somebody edits a holiday list: the world's holidays are large. Nothing of it reaches the functions. */

export type Place = { readonly code: string; readonly name: string };

const byName = (places: Readonly<Record<string, string>> | undefined): readonly Place[] =>
  Object.entries(places ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name));

export const countries = (): readonly Place[] => byName(new Holidays().getCountries('en'));

/** States of a country and, of those that have them, regions as `by.a`. */
export const regionsOf = (country: string): readonly Place[] => {
  const places = new Holidays();
  return byName(places.getStates(country, 'en')).flatMap((state) => [
    state,
    ...byName(places.getRegions(country, state.code, 'en')).map(({ code, name }) => ({
      code: `${state.code}.${code}`,
      name: `${state.name}: ${name}`,
    })),
  ]);
};

const MS_PER_DAY = 86_400_000;

/** Public holidays of a place in some years, each day once, in order; those that begin at noon or later count half. */
export const proposedHolidays = (country: string, region: string | null, years: readonly number[]): HolidayDay[] => {
  const [state = '', part = ''] = (region ?? '').split('.');
  const own = new Holidays(country, state, part, { types: ['public'], languages: 'en' });
  const days = new Map<string, HolidayDay>();
  for (const year of years)
    for (const { date, start, end, name, type } of own.getHolidays(year)) {
      if (type !== 'public') continue;
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
      const half = Number(date.slice(11, 13)) >= 12;
      // The clock may change within a holiday: whole days are counted, not hours.
      const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / MS_PER_DAY));
      for (let n = 0; n < count; n++) {
        const day = new Date(first + n * MS_PER_DAY).toISOString().slice(0, 10);
        if (!days.has(day)) days.set(day, { day, name: name.slice(0, 80), half: half && n === 0 });
      }
    }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
};

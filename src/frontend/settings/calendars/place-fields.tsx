import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HolidayDay, SaveHolidayList } from '../../../contract';
import { calendarWords as say } from './messages';

type Place = Pick<SaveHolidayList, 'name' | 'country' | 'region' | 'days'>;

type Props = {
  readonly value: Place;
  readonly year: number;
  readonly onChange: (value: Place) => void;
};

/** The world's holidays are a chunk of their own: read when somebody edits a list. */
const useHolidayRules = () =>
  useQuery({
    queryKey: ['holiday-rules'],
    queryFn: () => import('./propose-holidays'),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Country and region, from which days are proposed. A list without days gets those of three years at once. */
export const PlaceFields = ({ value, year, onChange }: Props) => {
  const rules = useHolidayRules();
  const [said, setSaid] = useState('');
  if (rules.data === undefined) return <p className="subtle">{say.readingPlaces}</p>;
  const { countries, regionsOf, proposedHolidays } = rules.data;
  const places = countries();
  const regions = value.country === null ? [] : regionsOf(value.country);
  const nameOf = (country: string | null, region: string | null) =>
    [
      places.find(({ code }) => code === country)?.name ?? '',
      ...(country === null || region === null
        ? []
        : [regionsOf(country).find(({ code }) => code === region)?.name ?? '']),
    ]
      .filter(Boolean)
      .join(', ');
  const move = (country: string | null, region: string | null) => {
    const before = nameOf(value.country, value.region);
    const named = value.name === '' || value.name === before ? nameOf(country, region).slice(0, 80) : value.name;
    const years = [year, year + 1, year + 2];
    const proposedBefore = value.country === null ? [] : proposedHolidays(value.country, value.region, years);
    // Days that somebody looked through stay; those that came with the place before go with it.
    const untouched = value.days.length === 0 || sameDays(value.days, proposedBefore);
    const days = country === null || !untouched ? value.days : proposedHolidays(country, region, years);
    onChange({ country, region, name: named, days });
    setSaid('');
  };
  const propose = () => {
    if (value.country === null) return;
    const known = new Set(value.days.map(({ day }) => day));
    const fresh = proposedHolidays(value.country, value.region, [year]).filter(({ day }) => !known.has(day));
    setSaid(say.proposed(fresh.length, year));
    if (fresh.length > 0) onChange({ ...value, days: [...value.days, ...fresh] });
  };
  return (
    <div className="stack">
      <div className="row row-wrap row-bottom">
        <label className="field field-narrow">
          {say.country}
          <select
            className="select"
            aria-label={say.country}
            value={value.country ?? ''}
            onChange={(event) => move(event.target.value || null, null)}
          >
            <option value="">{say.noCountry}</option>
            {places.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {regions.length > 0 && (
          <label className="field field-narrow">
            {say.region}
            <select
              className="select"
              aria-label={say.region}
              value={value.region ?? ''}
              onChange={(event) => move(value.country, event.target.value || null)}
            >
              <option value="">{say.wholeCountry}</option>
              {regions.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" className="button" disabled={value.country === null} onClick={propose}>
          {say.propose(year)}
        </button>
        <span className="small subtle" role="status">
          {said}
        </span>
      </div>
      <p className="small subtlest">{say.source}</p>
    </div>
  );
};

const sameDays = (a: readonly HolidayDay[], b: readonly HolidayDay[]): boolean => textOf(a) === textOf(b);
const textOf = (days: readonly HolidayDay[]): string =>
  days
    .map(({ day, name, half }) => `${day} ${half} ${name}`)
    .sort()
    .join('\n');

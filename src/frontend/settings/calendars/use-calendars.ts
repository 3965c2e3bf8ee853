import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CalendarSettings, Contract, PersonSetting, Reply } from '../../../contract';
import { backend, unwrap } from '../../shared/backend';
import { useSaving } from '../use-settings';

const KEY = ['calendars'];

export const useCalendars = () => useQuery({ queryKey: KEY, queryFn: () => backend('getCalendars', {}).then(unwrap) });

/** Has calendars read anew: something else changed them. */
export const useReread = () => {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: KEY });
};

type Save = 'saveCalendar' | 'giveCalendar' | 'saveHolidayList' | 'deleteHolidayList';
type RequestOf<Key extends Save> = Parameters<Contract[Key]>[0];

const send: { readonly [Key in Save]: (request: RequestOf<Key>) => Promise<Reply<CalendarSettings>> } = {
  saveCalendar: (request) => backend('saveCalendar', request),
  giveCalendar: (request) => backend('giveCalendar', request),
  saveHolidayList: (request) => backend('saveHolidayList', request),
  deleteHolidayList: (request) => backend('deleteHolidayList', request),
};

export const useSaveCalendars = <Key extends Save>(
  key: Key,
  onSaved: (settings: CalendarSettings, request: RequestOf<Key>) => void,
) => useSaving(KEY, send[key], onSaved);

/** The stored calendar of an account, or that of somebody who has none yet. */
export const storedOf = ({ people }: CalendarSettings, accountId: string): PersonSetting =>
  people.find((person) => person.accountId === accountId) ?? {
    ...{ accountId, version: 0, zone: null },
    ...{ schedules: [], absences: [], holidays: null },
  };

/** Everybody there is a calendar of, or a place in a team. */
export const everybody = ({ people, teams }: CalendarSettings): readonly string[] => [
  ...new Set([...people.map(({ accountId }) => accountId), ...teams.flatMap(({ members }) => members)]),
];

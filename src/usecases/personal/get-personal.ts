import type { Reply } from '../../contract';
import type { OwnCalendar, OwnSkills, Personal } from '../../contract/personal';
import type { Viewer } from '../ports';
import type { PersonalPorts } from './ports';

/** What a person may see and change of themselves. */
export const getPersonal = async (
  { settings, skills }: PersonalPorts,
  { accountId, readOnly }: Viewer,
): Promise<Reply<Personal>> => {
  const own = (one: { readonly accountId: string }) => one.accountId === accountId;
  const [state, calendars, declared, stored] = await Promise.all([
    settings.reading(),
    settings.store.people(),
    skills.store.people(),
    skills.store.map(),
  ]);
  const { nextId: _, ...map } = stored;
  return {
    ok: true,
    value: {
      readOnly,
      reading: state.reading,
      calendar: withoutAccount(calendars.find(own)) ?? NO_CALENDAR,
      skills: withoutAccount(declared.find(own)) ?? NO_SKILLS,
      map,
    },
  };
};

const NO_CALENDAR: OwnCalendar = { version: 0, zone: null, schedules: [], absences: [] };
const NO_SKILLS: OwnSkills = { version: 0, skills: [] };

const withoutAccount = <T extends { readonly accountId: string }>(one: T | undefined): Omit<T, 'accountId'> | null => {
  if (one === undefined) return null;
  const { accountId: _, ...rest } = one;
  return rest;
};

import type { Reply } from '../../contract';
import type { OwnCalendar, OwnSkills, Personal } from '../../contract/personal';
import type { Viewer } from '../ports';
import type { PersonalPorts } from './ports';

/** What a person may see and change of themselves. */
export const getPersonal = async (ports: PersonalPorts, { accountId, readOnly }: Viewer): Promise<Reply<Personal>> => {
  const [state, calendar, skills, stored, privacy, proposals, person] = await Promise.all([
    ports.settings.reading(),
    ownCalendar(ports, accountId),
    ownSkills(ports, accountId),
    ports.skills.store.map(),
    ports.privacy.settings(),
    ports.proposals.all(),
    ports.people.personOf(accountId),
  ]);
  const known =
    person === null ? [] : (await ports.people.counts(person)).map(({ table, total }) => ({ table, rows: total }));
  const { nextId: _, ...map } = stored;
  return {
    ok: true,
    value: {
      ...{ readOnly, reading: state.reading, calendar, skills, map, known },
      selfService: privacy.selfService,
      waiting: proposals
        .filter((one) => one.accountId === accountId)
        .map(({ kind, value, version, at }) => ({ kind, value, version, at })),
    },
  };
};

const ownOf = (accountId: string) => (one: { readonly accountId: string }) => one.accountId === accountId;

export const ownCalendar = async ({ settings }: PersonalPorts, accountId: string): Promise<OwnCalendar> =>
  withoutAccount((await settings.store.people()).find(ownOf(accountId))) ?? NO_CALENDAR;

export const ownSkills = async ({ skills }: PersonalPorts, accountId: string): Promise<OwnSkills> =>
  withoutAccount((await skills.store.people()).find(ownOf(accountId))) ?? NO_SKILLS;

const NO_CALENDAR: OwnCalendar = { version: 0, zone: null, schedules: [], absences: [] };
const NO_SKILLS: OwnSkills = { version: 0, skills: [] };

const withoutAccount = <T extends { readonly accountId: string }>(one: T | undefined): Omit<T, 'accountId'> | null => {
  if (one === undefined) return null;
  const { accountId: _, ...rest } = one;
  return rest;
};

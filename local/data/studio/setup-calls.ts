import type { SetupCall } from '../loaded';
import { dayOf } from './changes';
import { kpiCalls, rateCalls } from './kpis';
import { admin, byName, people, rateViewer, type StudioPerson, type TeamName } from './people';
import { skillCalls } from './skills';

const DAY = 86_400_000;
const PROJECTS: Readonly<Record<TeamName, readonly string[]>> = {
  'Brand design': ['10001', '10003'],
  'Copy and editorial': ['10002', '10006'],
  'Film and motion': ['10004'],
};
const RESERVE: Readonly<Record<TeamName, number>> = {
  'Brand design': 0.125,
  'Copy and editorial': 0.1,
  'Film and motion': 0.15,
};

type Member = { accountId: string; allocation: number; reserve: number; from: string | null; to: string | null };

/** What the studio's admin enters: teams, part time, leave, allocation, reserve and skills. Through the app's own doors. */
export const setupCalls = (now: number): SetupCall[] => {
  const call = (functionKey: string, payload: unknown): SetupCall => ({
    moduleKey: 'settings',
    functionKey,
    payload,
    as: admin.accountId,
  });
  return [
    ...(Object.keys(PROJECTS) as TeamName[]).map((name) =>
      call('saveTeam', {
        teamId: null,
        version: null,
        name,
        isDefault: false,
        projects: PROJECTS[name],
        members: membersOf(name),
      }),
    ),
    ...people.filter(({ week }) => week !== null).map((person) => call('saveCalendar', calendarOf(person, now))),
    // The studio keeps what Jira says of working hours; teams and stages are entered.
    call('saveStart', { version: 0, steps: { hours: 'kept', teams: 'confirmed', stages: 'confirmed' }, hours: null }),
    ...[...skillCalls(), ...kpiCalls()].map(([functionKey, payload]) => call(functionKey, payload)),
    call('saveGrant', { kind: 'rates', accountId: rateViewer.accountId, teamId: null }),
    ...rateCalls(people.slice(0, 12).map(({ accountId }) => accountId)).map(([functionKey, payload]) => ({
      ...call(functionKey, payload),
      ...{ moduleKey: 'workspace', as: rateViewer.accountId },
    })),
  ];
};

/** Ruth works half in two teams; Dmitri is promised twice, 1.2 in all. */
const membersOf = (team: TeamName): Member[] => {
  const shares = new Map<string, number>([[byName('Ruth').accountId, 0.5]]);
  const own = people
    .filter((person) => person.team === team)
    .map(({ accountId }) => member(accountId, shares.get(accountId) ?? 1, team));
  if (team === 'Copy and editorial')
    return [...own, member(byName('Ruth').accountId, 0.5, team), member(byName('Dmitri').accountId, 0.2, team)];
  return own;
};

const member = (accountId: string, allocation: number, team: TeamName): Member => ({
  accountId,
  allocation,
  reserve: RESERVE[team],
  from: null,
  to: null,
});

const calendarOf = ({ accountId, zone, week, name }: StudioPerson, now: number) => ({
  accountId,
  version: 0,
  zone,
  schedules: [{ from: null, week: (week ?? []).map((hours) => hours * 3600) }],
  absences: absencesOf(name, now),
});

/** Leave of this and the coming weeks, whole days and half ones. */
const absencesOf = (name: string, now: number) => {
  const monday = now - ((new Date(now).getUTCDay() + 6) % 7) * DAY;
  const day = (week: number, weekday: number) => dayOf(monday + (week * 7 + weekday) * DAY);
  const away = (from: string, to: string, hours: number | null = null) => ({
    from,
    to,
    secondsPerDay: hours === null ? null : hours * 3600,
  });
  const leave: Readonly<Record<string, ReturnType<typeof away>[]>> = {
    Ines: [away(day(0, 0), day(1, 4))],
    Noor: [away(day(0, 2), day(0, 3))],
    Kofi: [away(day(2, 4), day(2, 4), 4)],
    Hana: [away(day(1, 0), day(1, 2))],
    Priya: [away(day(0, 3), day(0, 3), 4), away(day(3, 0), day(3, 4))],
    Felix: [away(day(1, 4), day(2, 1))],
    Malik: [away(day(0, 3), day(0, 4))],
    Aroha: [away(day(1, 0), day(1, 4))],
  };
  return leave[name.split(' ')[0] ?? ''] ?? [];
};

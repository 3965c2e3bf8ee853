import type { User } from '../../jira/model';

export type TeamName = 'Brand design' | 'Copy and editorial' | 'Film and motion';
export type Role = 'designer' | 'writer' | 'film' | 'production' | 'lead';
export type StudioPerson = {
  readonly accountId: string;
  readonly name: string;
  readonly team: TeamName;
  readonly role: Role;
  readonly zone: string;
  readonly locale: string;
  /** Hours Monday to Sunday; null = nobody entered a working week. */
  readonly week: readonly number[] | null;
  /** How much of two weeks' capacity the open work of this person comes to. */
  readonly pressure: number;
};

const FULL = [8, 8, 8, 8, 8, 0, 0];
const SHORT = [7.5, 7.5, 7.5, 7.5, 7.5, 0, 0];
const THREE = [8, 8, 8, 0, 0, 0, 0];
const FOUR = [8, 8, 8, 8, 0, 0, 0];
const MIDWEEK = [0, 8, 8, 8, 0, 0, 0];

type Row = readonly [
  name: string,
  team: TeamName,
  role: Role,
  zone: string,
  week: readonly number[] | null,
  pressure: number,
  locale?: string,
];

const rows: readonly Row[] = [
  ['Noor Haddad', 'Brand design', 'lead', 'Europe/Berlin', FOUR, 0.6, 'en-GB'],
  ['Jonas Lindqvist', 'Brand design', 'designer', 'Europe/Stockholm', FULL, 1.45],
  ['Mira Okafor', 'Brand design', 'designer', 'Europe/Berlin', FULL, 0.65],
  ['Ana Beltrán', 'Brand design', 'designer', 'Europe/Madrid', THREE, 0.4],
  ['Kofi Mensah', 'Brand design', 'designer', 'Europe/London', FULL, 0.9],
  ['Leila Farahani', 'Brand design', 'designer', 'Europe/Berlin', FULL, 1.05],
  ['Pavel Novák', 'Brand design', 'designer', 'Europe/Prague', null, 0.5],
  ['Ines Moreira', 'Brand design', 'designer', 'Europe/Lisbon', FULL, 0.55],
  ['Hana Suzuki', 'Brand design', 'designer', 'Asia/Tokyo', FULL, 0.8, 'ja-JP'],
  ['Tomás Ferreira', 'Brand design', 'designer', 'America/Sao_Paulo', FULL, 1.2],
  ['Ruth Adler', 'Brand design', 'production', 'Europe/Berlin', SHORT, 0.75],
  ['Dmitri Volkov', 'Brand design', 'production', 'Europe/Helsinki', FULL, 1.1],
  ['Sunita Gurung', 'Brand design', 'production', 'Asia/Kathmandu', FULL, 0.7],
  ['Ewan Fraser', 'Brand design', 'designer', 'Europe/London', FULL, 0.3],
  ['Clara Jensen', 'Copy and editorial', 'lead', 'Europe/Copenhagen', SHORT, 0.5],
  ['Priya Raman', 'Copy and editorial', 'writer', 'Asia/Kolkata', FULL, 0.95],
  ['Samuel Osei', 'Copy and editorial', 'writer', 'Europe/London', FULL, 0.7],
  ['Marguerite Blanc', 'Copy and editorial', 'writer', 'Europe/Paris', SHORT, 1.15],
  ['Nils Bergström', 'Copy and editorial', 'writer', 'Europe/Stockholm', FULL, 0.45],
  ['Yara Khalil', 'Copy and editorial', 'writer', 'Asia/Beirut', FULL, 0.85],
  ['Grace Whitaker', 'Copy and editorial', 'writer', 'America/New_York', FULL, 1.3],
  ['Owen Price', 'Copy and editorial', 'writer', 'Europe/London', MIDWEEK, 0.6],
  ['Lucía Herrera', 'Copy and editorial', 'writer', 'America/Mexico_City', FULL, 0.65],
  ['Anton Weiss', 'Copy and editorial', 'writer', 'Europe/Vienna', null, 0.8],
  ['Fatou Diop', 'Copy and editorial', 'production', 'Africa/Dakar', FULL, 0.5],
  ['Ben Cohen', 'Copy and editorial', 'writer', 'America/New_York', FULL, 1.0],
  ['Ingrid Solberg', 'Copy and editorial', 'writer', 'Europe/Oslo', SHORT, 0.35],
  ['Rosa Lindgren', 'Copy and editorial', 'production', 'Europe/Stockholm', FOUR, 0.75],
  ['Malik Johnson', 'Film and motion', 'lead', 'America/New_York', FULL, 0.6],
  ['Aiko Tanaka', 'Film and motion', 'film', 'Asia/Tokyo', FULL, 0.9, 'ja-JP'],
  ['Felix Brandt', 'Film and motion', 'film', 'Europe/Berlin', FULL, 1.25],
  ['Zoë van Dijk', 'Film and motion', 'film', 'Europe/Amsterdam', FOUR, 0.7],
  ['Carlos Medina', 'Film and motion', 'film', 'America/Bogota', FULL, 0.55],
  ['Mei Lin Chen', 'Film and motion', 'film', 'Asia/Taipei', FULL, 0.8],
  ['Aroha Ngata', 'Film and motion', 'film', 'Pacific/Auckland', FULL, 0.95, 'en-NZ'],
  ['Piotr Zieliński', 'Film and motion', 'film', 'Europe/Warsaw', FULL, 1.1],
  ['Sofia Rossi', 'Film and motion', 'film', 'Europe/Rome', THREE, 0.5],
  ['Idris Bello', 'Film and motion', 'production', 'Africa/Lagos', FULL, 0.65],
  ['Kaya Demir', 'Film and motion', 'film', 'Europe/Istanbul', null, 0.85],
  ['Elena Popescu', 'Film and motion', 'production', 'Europe/Bucharest', FULL, 0.4],
];

const accountIdOf = (n: number): string =>
  `712020:a7e1${String(n).padStart(4, '0')}-0000-4000-8000-${String(n * 7919).padStart(12, '0')}`;

export const people: readonly StudioPerson[] = rows.map(
  ([name, team, role, zone, week, pressure, locale = 'en-GB'], n) => ({
    accountId: accountIdOf(n + 1),
    name,
    team,
    role,
    zone,
    locale,
    week,
    pressure,
  }),
);

export const byName = (name: string): StudioPerson => {
  const found = people.find((person) => person.name.startsWith(name));
  if (found === undefined) throw new Error(`nobody in the studio is called ${name}`);
  return found;
};

/** The admin, a colleague who left, the app's own user, and the help desk's customers. */
export const others: readonly User[] = [
  other(101, 'Rana Aziz', { admin: true, timeZone: 'Europe/Berlin' }),
  other(102, 'Victor Lund', { active: false, timeZone: 'Europe/Copenhagen' }),
  other(103, 'Atelier', { accountType: 'app', timeZone: null }),
  other(104, 'Oat & Mill buying', { accountType: 'customer', licensed: false, timeZone: null }),
  other(105, 'North Dairy marketing', { accountType: 'customer', licensed: false, timeZone: null }),
  other(106, 'Harbour Tea studio', { accountType: 'customer', licensed: false, timeZone: null }),
  other(107, 'Quinn Baker', { timeZone: 'Europe/London' }),
];

function other(n: number, displayName: string, over: Partial<User>): User {
  return {
    accountId: accountIdOf(n),
    accountType: 'atlassian',
    displayName,
    active: true,
    timeZone: null,
    locale: 'en-GB',
    admin: false,
    licensed: true,
    ...over,
  };
}

export const admin = others[0] as User;
/** Whom an admin let see rates and budgets. */
export const rateViewer = byName('Noor');
export const leaver = others[1] as User;
export const customers: readonly User[] = others.filter(({ accountType }) => accountType === 'customer');
/** Has a licence, is in no team, and may not see the projects that name their people. */
export const guest = others[6] as User;

export const asUser = ({ accountId, name, zone, locale }: StudioPerson): User => ({
  accountId,
  accountType: 'atlassian',
  displayName: name,
  active: true,
  timeZone: zone,
  locale,
  admin: false,
  licensed: true,
});

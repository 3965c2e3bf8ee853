import type { ChainBreak } from '../../contract/audit';
import type { PersonId } from '../../domain/capacity/types';
import { NOW_MS, numberOf, query } from './client';
import { unlessSettingUp } from './failures';
import { FIELDS_SETTING } from './kpi-fields';
import { STAGES_SETTING, TARGETS_SETTING } from './kpi-values';
import { SITE_SETTING } from './panel-site';
import { accountPeople } from './people';
import { PRIVACY_SETTING } from './privacy-values';
import { RULES_SETTING, SKILLS_SETTING } from './skill-values';
import { START_SETTING } from './start-values';
import { RETENTION_SETTING } from './storage';
import { SYNC_SETTING } from './sync-values';

/** Settings, by the kind that their entries have. */
const SETTINGS: readonly (readonly [kind: string, name: string])[] = [
  ['site', SITE_SETTING],
  ['skills', SKILLS_SETTING],
  ['suggestion-rules', RULES_SETTING],
  ['targets', TARGETS_SETTING],
  ['stages', STAGES_SETTING],
  ['kpi-fields', FIELDS_SETTING],
  ['privacy', PRIVACY_SETTING],
  ['start', START_SETTING],
  ['sync', SYNC_SETTING],
  ['retention', RETENTION_SETTING],
];

/** A version of something as it is stored now. Saves of the last minute may still be about to leave their entry. */
type Stored = {
  readonly kind: string;
  readonly id: string | null;
  readonly subject: PersonId | null;
  readonly name: string | null;
  readonly version: number;
};
type Logged = {
  readonly object_kind: string;
  readonly object_id: string | null;
  readonly subject_id: PersonId | null;
  readonly least: number;
  readonly most: number;
  readonly n: number | string;
};

// Targets are kept together: a version of theirs has an entry of whoever's it was.
const OBJECT = "IF(object_kind = 'targets', NULL, object_id)";
const LOGGED = `SELECT object_kind, ${OBJECT} AS object_id, subject_id, MIN(version) AS least, MAX(version) AS most, COUNT(DISTINCT version) AS n
FROM audit WHERE version IS NOT NULL GROUP BY object_kind, ${OBJECT}, subject_id`;

/**
 * Versions that the log has no entry of, from the first one that it has: what was saved before there was a log, or went
 * from it by age, is not missed.
 */
export const unlogged = async (): Promise<readonly ChainBreak[]> => {
  const [stored, logged] = await Promise.all([storedVersions(), query<Logged>(LOGGED)]);
  const byKey = new Map(stored.map((one) => [keyOf(one.kind, one.id, one.subject), one]));
  const suspects = logged.filter((row) => {
    const now = byKey.get(keyOf(row.object_kind, row.object_id, row.subject_id))?.version ?? row.most;
    return now > row.most || numberOf(row.n) < row.most - row.least + 1;
  });
  const people = await accountPeople(suspects.flatMap(({ subject_id }) => (subject_id === null ? [] : [subject_id])));
  const found: ChainBreak[] = [];
  for (const row of suspects) {
    const now = byKey.get(keyOf(row.object_kind, row.object_id, row.subject_id));
    const object = {
      kind: row.object_kind,
      id: row.object_id,
      accountId: row.subject_id === null ? null : (people.get(row.subject_id) ?? null),
    };
    const named = { kind: 'unlogged' as const, object, name: now?.name ?? null };
    found.push(...(await holesOf(row)).map((hole) => ({ ...named, ...hole })));
    if (now !== undefined && now.version > row.most) found.push({ ...named, from: row.most + 1, to: now.version });
  }
  return found;
};

const keyOf = (kind: string, id: string | null, subject: PersonId | null): string =>
  JSON.stringify([kind, id, subject]);

const VERSIONS = `SELECT DISTINCT version FROM audit
WHERE object_kind = ? AND ${OBJECT} <=> ? AND subject_id <=> ? AND version IS NOT NULL ORDER BY version`;

const holesOf = async (row: Logged): Promise<readonly { readonly from: number; readonly to: number }[]> => {
  const versions = await query<{ version: number }>(VERSIONS, [row.object_kind, row.object_id, row.subject_id]);
  return versions.flatMap(({ version }, n) => {
    const before = versions[n - 1]?.version ?? version - 1;
    return version > before + 1 ? [{ from: before + 1, to: version - 1 }] : [];
  });
};

const QUIET_MS = 60_000;
const QUIET = `(${NOW_MS} - ${QUIET_MS})`;
const TEAMS = `SELECT team_id, name, version FROM team WHERE version > 0 AND updated_at < ${QUIET}`;
/** Generations of calendars tell when they were written (generations.ts). */
const CALENDARS = `SELECT person_id, calendar_version AS version FROM person
WHERE calendar_version > 0 AND calendar_gen < ${QUIET} * 1024`;
const SKILLS = `SELECT person_id, version FROM person_skills WHERE updated_at < ${QUIET}`;
const LISTS = `SELECT list_id, name, version FROM holiday_list WHERE version > 0 AND updated_at < ${QUIET}`;
const SHEETS = `SELECT kind, version FROM rate_sheet WHERE updated_at < ${QUIET}`;
const SITE = `SELECT name, version FROM setting WHERE updated_at < ${QUIET}`;

type OfPerson = { readonly person_id: PersonId; readonly version: number };

const storedVersions = async (): Promise<readonly Stored[]> => {
  const [teams, calendars, skills, lists, sheets, settings] = await Promise.all([
    query<{ team_id: number; name: string; version: number }>(TEAMS),
    query<OfPerson>(CALENDARS),
    unlessSettingUp(() => query<OfPerson>(SKILLS)),
    unlessSettingUp(() => query<{ list_id: number; name: string; version: number }>(LISTS)),
    unlessSettingUp(() => query<{ kind: string; version: number }>(SHEETS)),
    query<{ name: string; version: number }>(SITE),
  ]);
  const ofPeople = (kind: string, rows: readonly OfPerson[]): Stored[] =>
    rows.map(({ person_id, version }) => ({ kind, id: null, subject: person_id, name: null, version }));
  return [
    ...teams.map(({ team_id, name, version }) => ({ kind: 'team', id: String(team_id), subject: null, name, version })),
    ...(lists ?? []).map(({ list_id, name, version }) => ({
      ...{ kind: 'holidays', id: String(list_id), subject: null, name, version },
    })),
    ...(sheets ?? []).map(({ kind, version }) => ({ kind, id: null, subject: null, name: null, version })),
    ...ofPeople('calendar', calendars),
    ...ofPeople('person-skills', skills ?? []),
    ...settings.flatMap(({ name, version }) => {
      const kind = SETTINGS.find(([, setting]) => setting === name)?.[0];
      return kind === undefined ? [] : [{ kind, id: null, subject: null, name: null, version }];
    }),
  ];
};

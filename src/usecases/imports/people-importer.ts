import type { PersonSetting, TeamSetting } from '../../contract';
import { isDay, isZone } from '../../domain/valid';
import type { AuditEntry } from '../audit/ports';
import { renewed } from '../calendars/save-calendar';
import type { SettingsPorts } from '../settings/ports';
import { calendarEntry, teamObject, teamValue } from '../settings/record';
import { failed } from '../settings/team-settings';
import { peopleRows } from './people-rows';
import { type PeopleSaves, plannedSaves } from './people-saves';
import type { Importer } from './ports';

/** `digest` tells one text from another. */
export type PeopleImportPorts = SettingsPorts & { readonly digest: (text: string) => string };

/**
 * People from CSV: their place in teams that exist, working weeks, zone, days off and holiday list. A row's team cells
 * replace the person's place in that team, and its calendar cells the person's calendar. For admins alone: it changes teams.
 */
export const peopleImporter =
  (ports: PeopleImportPorts): Importer =>
  async (viewer, text) => {
    await ports.reading();
    if (!viewer.access.everything) return failed({ kind: 'not-found' });
    const { store } = ports;
    const [teams, people, lists] = await Promise.all([store.teams(), store.people(), store.holidayLists()]);
    const understood = peopleRows(text, { isZone, isDay });
    const saves = plannedSaves(understood.rows, { teams, people, lists });
    const save = async () => {
      if (!(await store.saveTogether(saves))) return 'conflict' as const;
      await record(ports, viewer, saves, { teams, people });
      await renewed(ports, [...new Set(understood.rows.map(({ accountId }) => accountId))]);
      return 'saved' as const;
    };
    return {
      ok: true,
      value: {
        lines: understood.rows.length,
        errors: [...understood.errors, ...saves.errors].sort((a, b) => a.line - b.line),
        changes: saves.changes,
        seen: ports.digest(JSON.stringify([saves.teams, saves.calendars])),
        save,
      },
    };
  };

type Stored = { readonly teams: readonly TeamSetting[]; readonly people: readonly PersonSetting[] };

/** An entry for each team and each person, so that each can be taken back and none is missing. */
const record = async (
  { audit }: SettingsPorts,
  by: Parameters<Importer>[0],
  { teams, calendars }: PeopleSaves,
  stored: Stored,
): Promise<void> => {
  const known = new Map(stored.people.map((person) => [person.accountId, person]));
  await audit.append([
    ...teams.map((team): AuditEntry => {
      const before = stored.teams.find(({ id }) => id === team.teamId);
      return {
        ...{ by, action: 'imported', object: teamObject(team.teamId), version: (team.version ?? 0) + 1 },
        ...{ before: before ? teamValue(before) : null, after: teamValue(team) },
      };
    }),
    ...calendars.map((calendar) => calendarEntry(by, calendar, known.get(calendar.accountId) ?? null, 'imported')),
  ]);
};

import type { PersonSetting, SaveTeam, TeamSetting } from '../../contract';
import { isDay, isZone } from '../../domain/valid';
import { renewed } from '../calendars/save-calendar';
import type { SettingsPorts } from '../settings/ports';
import { calendarValue, teamValue } from '../settings/record';
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

/** The log takes an import in a few entries, each with what was and what is. */
const record = async (
  { audit }: SettingsPorts,
  by: Parameters<Importer>[0],
  { teams, calendars }: PeopleSaves,
  stored: Stored,
): Promise<void> => {
  for (const team of teams) {
    const before = stored.teams.find(({ id }) => id === team.teamId);
    await audit.append({
      ...{ by, action: 'imported', object: { kind: 'team', id: String(team.teamId) }, version: versionAfter(team) },
      ...{ before: before ? teamValue(before) : null, after: teamValue(team) },
    });
  }
  const known = new Map(stored.people.map((person) => [person.accountId, person]));
  for (let from = 0; from < calendars.length; from += AT_ONCE) {
    const some = calendars.slice(from, from + AT_ONCE);
    const before = some.flatMap(({ accountId }) => known.get(accountId) ?? []);
    await audit.append({
      ...{ by, action: 'imported', object: { kind: 'calendar', id: null } },
      ...{ before: before.map(calendarValue), after: some.map(calendarValue) },
    });
  }
};
const AT_ONCE = 500;
const versionAfter = ({ version }: SaveTeam): number => (version ?? 0) + 1;

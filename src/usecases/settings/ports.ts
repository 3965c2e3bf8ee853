import type { HolidayList, PersonSetting, SaveHolidayList, SaveTeam, SiteSettings, TeamSetting } from '../../contract';
import type { PersonId } from '../../domain/capacity/types';
import type { GrantStore } from '../access/ports';
import type { AuditPort } from '../audit/ports';
import type { GlancePorts, ReadingPort } from '../ports';

/** What admins entered. Every save names the version it saw; false = somebody else was faster, nothing was changed. */
export type SettingsStore = {
  readonly teams: () => Promise<readonly TeamSetting[]>;
  readonly people: () => Promise<readonly PersonSetting[]>;
  /** Projects that facts are kept of, by id. */
  readonly projects: () => Promise<readonly string[]>;
  readonly site: () => Promise<SiteSettings>;
  readonly saveTeam: (team: SaveTeam) => Promise<'saved' | 'conflict' | 'name-taken'>;
  /** False = changed meanwhile; one that is gone counts as deleted. */
  readonly deleteTeam: (teamId: number, version: number) => Promise<boolean>;
  /** All or none: answers with the accounts whose calendar somebody else changed meanwhile; if there are any, nothing was stored. */
  readonly saveCalendars: (calendars: readonly PersonSetting[]) => Promise<readonly string[]>;
  /** The same for members of teams (their names and projects stay) and calendars at once. */
  readonly saveTogether: (all: {
    readonly teams: readonly (SaveTeam & { readonly teamId: number })[];
    readonly calendars: readonly PersonSetting[];
  }) => Promise<boolean>;
  readonly holidayLists: () => Promise<readonly HolidayList[]>;
  readonly saveHolidayList: (list: SaveHolidayList) => Promise<'saved' | 'conflict' | 'name-taken'>;
  /** False = changed meanwhile; one that is gone counts as deleted. */
  readonly deleteHolidayList: (listId: number, version: number) => Promise<boolean>;
  readonly saveSite: (settings: SiteSettings) => Promise<boolean>;
  readonly personIds: (accountIds: readonly string[]) => Promise<readonly PersonId[]>;
};

export type SettingsPorts = GlancePorts & {
  readonly store: SettingsStore;
  readonly grants: Pick<GrantStore, 'all'>;
  readonly audit: AuditPort;
  readonly reading: ReadingPort;
  /** Has everybody's sums worked out anew, soon. */
  readonly renewAll: () => Promise<void>;
  /** Has issues measured anew, soon, as far as other rules hold by now. */
  readonly measureAll: () => Promise<void>;
};

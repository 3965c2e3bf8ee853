import type { KeptEntry } from '../usecases/audit/ports';
import type { UndoWay } from '../usecases/audit/undo-change';
import type { DoorKey } from './registry';

const asked = (door: DoorKey, request: unknown) => ({ door, request });

const isValue = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stood there before a first save: lists are empty, all else is nothing. */
const nothingOf = (after: unknown): Readonly<Record<string, unknown>> =>
  isValue(after)
    ? Object.fromEntries(Object.entries(after).map(([key, part]) => [key, Array.isArray(part) ? [] : null]))
    : {};

/** Of the site: its last value is what the door takes, with the version that the change made. */
const ofSite =
  (door: DoorKey): UndoWay =>
  ({ before, version }) =>
    isValue(before) && version !== null ? asked(door, { ...before, version }) : null;

/** Of a person, whom the door is told. */
const ofPerson =
  (door: DoorKey): UndoWay =>
  ({ before, after, about, version }) =>
    about === null || version === null || !isValue(after)
      ? null
      : asked(door, { ...(isValue(before) ? before : nothingOf(after)), accountId: about.accountId, version });

/** A team that was made goes, one that was deleted is made again, under another id. */
const ofTeam: UndoWay = ({ before, after, object, version }: KeptEntry) => {
  if (!isValue(after)) return isValue(before) ? asked('saveTeam', { ...before, teamId: null, version: null }) : null;
  const teamId = Number(object.id);
  if (version === null) return null;
  return isValue(before) ? asked('saveTeam', { ...before, teamId, version }) : asked('deleteTeam', { teamId, version });
};

/** A list that was made goes, one that was deleted is made again, under another id. */
const ofList: UndoWay = ({ before, after, object, version }: KeptEntry) => {
  const listId = Number(object.id);
  if (!isValue(after))
    return isValue(before) ? asked('saveHolidayList', { ...before, listId: null, version: null }) : null;
  if (version === null) return null;
  return isValue(before)
    ? asked('saveHolidayList', { ...before, listId, version })
    : asked('deleteHolidayList', { listId, version });
};

/** What was given is taken, what was taken is given; under the grant of those who give and take. */
const ofGrant: UndoWay = ({ before, after }: KeptEntry) => {
  if (isValue(after)) return asked('revokeGrant', after);
  return isValue(before) ? asked('saveGrant', before) : null;
};

/** Of one project or team: those of others may have been changed since. */
const ofTargets: UndoWay = ({ before, after, object }: KeptEntry) => {
  const [kind, id] = (object.id ?? '').split(':');
  if (!isValue(before) || !isValue(after) || id === undefined) return null;
  const owner = kind === 'team' ? { kind, team: Number(id) } : { kind: 'project', project: id };
  return asked('saveTargets', { owners: [owner], seen: after.targets, targets: before.targets });
};

/** How changes of each kind are taken back: by the door that saves such objects. Others cannot be. */
const WAYS: Readonly<Record<string, UndoWay>> = {
  team: ofTeam,
  calendar: ofPerson('saveCalendar'),
  holidays: ofList,
  'person-skills': ofPerson('savePersonSkills'),
  site: ofSite('saveSiteSettings'),
  skills: ofSite('saveSkills'),
  'suggestion-rules': ofSite('saveSuggestionRules'),
  targets: ofTargets,
  stages: ofSite('saveStages'),
  'kpi-fields': ofSite('saveKpiFields'),
  rates: ofSite('saveRates'),
  budgets: ofSite('saveBudgets'),
  privacy: ofSite('savePrivacySettings'),
  start: ofSite('saveStart'),
  sync: ofSite('saveSync'),
  retention: ofSite('saveRetention'),
  grant: ofGrant,
};

export const undoWayOf = (kind: string): UndoWay | null => (Object.hasOwn(WAYS, kind) ? (WAYS[kind] ?? null) : null);

/** A setting that can be found by its words. `label` is what stands at the field: the page is searched for it, or for `at`. */
export type SearchWords = {
  readonly section: string;
  readonly label: string;
  readonly also?: string;
  readonly at?: string;
};

/** Every field of the settings, one row each; `also` = other words that people look for. */
export const SEARCH_WORDS: readonly SearchWords[] = [
  { section: 'start', label: 'Working hours', also: 'week reserve meetings jira time tracking' },
  { section: 'start', label: 'Stages', also: 'statuses review waiting guess' },
  { section: 'teams', label: 'Add team', also: 'new create group people' },
  { section: 'teams', label: 'Add people', also: 'member jira group' },
  { section: 'teams', label: 'Reserve for meetings', also: 'percent kept free' },
  { section: 'teams', label: 'Valid from', also: 'date reserve' },
  { section: 'teams', label: 'Allocation', also: 'share percent part time' },
  { section: 'teams', label: 'Name, projects and managers', also: 'rename default delete manager' },
  { section: 'skills', label: 'Skills of people', also: 'grid level able interest wants to learn cover' },
  { section: 'skills', label: 'Catalogue', also: 'skill group add rename remove levels words scale 1 to 5' },
  { section: 'skills', label: 'What issues need', also: 'component label type field required helpful map' },
  { section: 'skills', label: 'From history', also: 'suggestions confirm dismiss learned' },
  { section: 'access', label: 'App admins', also: 'grant permission who may' },
  { section: 'access', label: 'Rate viewers', also: 'grant permission cost money' },
  { section: 'access', label: 'Team managers', also: 'grant permission lead' },
  { section: 'site', label: 'Count work that a viewer may not browse', also: 'other work hidden' },
  { section: 'site', label: 'Assume a remaining time', also: 'unestimated assumed' },
  { section: 'site', label: 'Hours per story point', also: 'points estimate convert' },
  { section: 'site', label: 'Default hours by issue type', also: 'unestimated' },
  { section: 'site', label: 'Zone of the site', also: 'time zone' },
  { section: 'stages', label: 'Stages for', also: 'status review waiting map project' },
  {
    section: 'stages',
    label: 'Fields',
    also: 'tier requester satisfaction nps health safety sign-off checklist procedure',
  },
  { section: 'rates', label: 'Currency', also: 'money cost euro dollar' },
  { section: 'rates', label: 'Roles', also: 'rate job' },
  { section: 'rates', label: 'Add a rate', also: 'cost hour person money' },
  { section: 'rates', label: 'Budgets', also: 'project money cost burn' },
  { section: 'privacy', label: 'How long histories are kept', also: 'retention months delete old' },
  { section: 'privacy', label: 'Erase all', also: 'delete everything reset uninstall' },
  { section: 'sync', label: 'Jira points this hour', also: 'quota budget cost limit' },
  { section: 'sync', label: 'Check an issue now', also: 'wrong figure compare differs refresh' },
  { section: 'sync', label: 'What rests', also: 'dead letter error failed retry' },
  { section: 'sync', label: 'Share of Jira’s points', also: 'quota budget percent' },
  { section: 'targets', label: 'Add a target', also: 'goal threshold kpi' },
];

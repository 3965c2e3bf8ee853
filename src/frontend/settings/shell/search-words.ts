/** A setting that can be found by its words. `label` is what stands at the field: the page is searched for it. */
export type SearchWords = { readonly section: string; readonly label: string; readonly also?: string };

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
  { section: 'access', label: 'App admins', also: 'grant permission who may' },
  { section: 'access', label: 'Rate viewers', also: 'grant permission cost money' },
  { section: 'access', label: 'Team managers', also: 'grant permission lead' },
  { section: 'site', label: 'Count work that a viewer may not browse', also: 'other work hidden' },
  { section: 'site', label: 'Assume a remaining time', also: 'unestimated assumed' },
  { section: 'site', label: 'Hours per story point', also: 'points estimate convert' },
  { section: 'site', label: 'Default hours by issue type', also: 'unestimated' },
  { section: 'site', label: 'Zone of the site', also: 'time zone' },
];

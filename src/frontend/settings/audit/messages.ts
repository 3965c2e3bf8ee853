import type { AuditAction } from '../../../contract/audit';

const plural = new Intl.PluralRules('en');
export const counted = (format: (count: number) => string, count: number, one: string, other: string): string =>
  `${format(count)} ${plural.select(count) === 'one' ? one : other}`;

/** What the log says. */
export const auditWords = {
  title: 'Audit log',
  text: 'Who changed, read or exported what. Entries can be added, never edited; they are kept for twelve months.',
  loading: 'Reading the log',
  find: 'Find in the log',
  anyone: 'Anyone',
  who: 'Who',
  did: 'Did',
  what: 'What',
  change: 'Change',
  entry: 'Entry',
  when: (zone: string) => `When, ${zone} time`,
  allActions: 'All actions',
  action: 'Action',
  time: 'Time',
  times: { day: 'Last 24 hours', month: 'Last 30 days', quarter: 'Last 90 days', all: 'All that is kept' },
  none: 'Nothing in the log is like this.',
  noneText: 'Choose another time, person or action, or look for other words.',
  shown: (from: string, to: string, total: string) => `${from} to ${to} of ${total}`,
  newer: 'Newer entries',
  older: 'Older entries',
  undo: 'Undo',
  undoOf: (entry: string) => `Undo entry ${entry}`,
  undone: 'Taken back. What was there before holds again.',
  hidden: 'for rate viewers',
  erased: 'Somebody who was erased',

  exportCsv: 'Export',
  exporting: 'Preparing',
  exported: (entries: string) => `${entries} exported. The log says so, too.`,
  verify: 'Verify',
  verifyAgain: 'Verify again',
  verifying: (entries: string) => `Working out ${entries} anew …`,
  holds: (entries: string, time: string) => ['Chain holds: ', entries, ` entries, checked ${time}`] as const,
  broken: (breaks: string) => `The chain does not hold: ${breaks}`,
  moreBroken: (count: string) => `and ${count} more`,
  altered: (entry: string) => `Entry ${entry} was altered, or the one before it.`,
  missing: (from: string, to: string) =>
    from === to ? `Entry ${from} is missing.` : `Entries ${from} to ${to} are missing.`,
  cut: (from: string, to: string) =>
    from === to ? `Entry ${from}, the newest, is missing.` : `Entries ${from} to ${to}, the newest, are missing.`,
  unlogged: (what: string, from: string, to: string) =>
    from === to
      ? `Version ${from} of ${what} is not in the log.`
      : `Versions ${from} to ${to} of ${what} are not in the log.`,
  unloggedText:
    'A save without an entry: it was cut off before its entry was written, or did not come through Atelier. What is stored is complete.',
  brokenText:
    'Somebody changed the store behind Atelier’s back. Compare with an earlier export, and ask who has access.',

  csv: ['entry', 'when', 'who', 'account', 'did', 'what', 'change', 'hash'],
} as const;

export const ACTION_WORDS: Readonly<Record<AuditAction, string>> = {
  saved: 'changed',
  deleted: 'deleted',
  imported: 'imported',
  exported: 'exported',
  undone: 'took back',
  granted: 'granted',
  revoked: 'took away',
  read: 'read',
  approved: 'approved',
  declined: 'declined',
  retried: 'had tried again',
  erased: 'erased',
};
export const ACTIONS = Object.keys(ACTION_WORDS) as readonly AuditAction[];

/** What kinds of objects are called; a kind without words is called by its key. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  team: 'team',
  calendar: 'calendar',
  holidays: 'holidays',
  site: 'site settings',
  skills: 'list of skills',
  'person-skills': 'skills',
  'skill-hint': 'suggested skill',
  'suggestion-rules': 'suggestions',
  learning: 'what was learned',
  targets: 'targets',
  stages: 'stages',
  'kpi-fields': 'mapped fields',
  rates: 'rates',
  budgets: 'budgets',
  grant: 'access',
  proposal: 'request',
  privacy: 'data and privacy',
  kpis: 'KPIs',
  audit: 'audit log',
  person: 'person',
  start: 'first steps',
  sync: 'sync',
  'sync-pause': 'pause of the sync',
  retention: 'how long histories are kept',
  everything: 'everything',
  'dead-letter': 'what rests in the sync',
  issue: 'issue',
};

/** Fields of settings, as their forms call them. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'name',
  isDefault: 'shown for other projects',
  projects: 'projects',
  members: 'people',
  zone: 'time zone',
  otherWork: 'other work',
  assumeRemaining: 'assumed remaining time',
  secondsPerPoint: 'hours per story point',
  assumedByType: 'default hours by type',
  mode: 'what suggestions use',
  preset: 'how much capacity counts',
  growth: 'learners shown',
  adapt: 'weights by project',
  worksCouncil: 'works-council mode',
  historyMonths: 'months of history',
  paused: 'paused',
  share: 'share of Jira’s points',
  largeShare: 'share while most is left',
  selfService: 'what people enter themselves',
  skills: 'skills',
  needs: 'what issues need',
  groups: 'groups',
  levels: 'words for levels',
  satisfaction: 'satisfaction field',
  nps: 'NPS field',
  targets: 'targets',
  stages: 'stages',
  fields: 'fields',
  scopeItems: 'issues to be signed off',
  signedOff: 'statuses that sign off',
  safetyIssues: 'health and safety issues',
  incidents: 'incidents',
  nearMisses: 'near misses',
  coordination: 'coordination work',
  procedures: 'procedures',
  disciplines: 'disciplines',
  currency: 'currency',
  roles: 'roles',
  rates: 'rates',
  given: 'who has which role',
  days: 'days',
  country: 'country',
  region: 'region',
};

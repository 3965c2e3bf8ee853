import { type ComponentType, lazy } from 'react';
import type { TeamSettings } from '../../contract';
import type { SettingsHome } from '../../contract/access';
import { settingsWords } from './messages';
import type { SectionProps } from './section-props';
import { WithTeamSettings } from './with-team-settings';

/** Whose a section is: everything = app admins and Jira admins, manager = those and whoever manages a team, rates = rate viewers. */
export type SectionFor = 'everything' | 'manager' | 'rates';

export type Section = {
  /** Also its address. */
  readonly key: string;
  /** Null = on top, above the groups. */
  readonly group: 'people' | 'work' | 'site' | null;
  /** Under which names it keeps what is not saved yet. */
  readonly drafts: readonly string[];
  readonly for: SectionFor;
  /** What the browser knows to be broken or missing in it, in words; the server's marks come with `SettingsHome`. */
  readonly useMark?: () => string | null;
  /** A chunk of its own, loaded when it is opened. */
  readonly Page: ComponentType<SectionProps>;
};

/** A section over the teams, people and settings of the site, which several share. */
const ofTeams = (load: () => Promise<ComponentType<{ settings: TeamSettings }>>): ComponentType<SectionProps> =>
  lazy(async () => {
    const Shown = await load();
    return { default: () => <WithTeamSettings>{(settings) => <Shown settings={settings} />}</WithTeamSettings> };
  });

/** Every section, in the order of the navigation. */
export const SECTIONS: readonly Section[] = [
  {
    key: 'start',
    group: null,
    drafts: ['start'],
    for: 'everything',
    Page: lazy(async () => ({ default: (await import('./start/start-section')).StartSection })),
  },
  {
    key: 'teams',
    group: 'people',
    drafts: ['team'],
    for: 'manager',
    Page: lazy(async () => ({ default: (await import('./teams/teams-section')).TeamsSection })),
  },
  {
    key: 'calendars',
    group: 'people',
    drafts: ['calendar'],
    for: 'manager',
    Page: lazy(async () => ({ default: (await import('./calendars/calendars-section')).CalendarsSection })),
  },
  {
    key: 'skills',
    group: 'people',
    drafts: ['skill'],
    for: 'manager',
    Page: lazy(async () => ({ default: (await import('./skills/skills-section')).SkillsSection })),
  },
  {
    key: 'import',
    group: 'people',
    drafts: ['import'],
    for: 'everything',
    Page: lazy(async () => ({ default: (await import('./import-section')).ImportSection })),
  },
  {
    key: 'stages',
    group: 'work',
    drafts: ['kpi'],
    for: 'everything',
    Page: lazy(async () => ({ default: (await import('./kpis/stages-section')).StagesSection })),
  },
  {
    key: 'rates',
    group: 'work',
    drafts: ['rates', 'budgets'],
    for: 'rates',
    Page: lazy(async () => ({ default: (await import('./rates/rates-section')).RatesSection })),
  },
  {
    key: 'targets',
    group: 'work',
    drafts: ['targets'],
    for: 'manager',
    Page: lazy(async () => ({ default: (await import('./kpis/targets-section')).TargetsSection })),
  },
  {
    key: 'suggestions',
    group: 'work',
    drafts: ['rules'],
    for: 'everything',
    Page: ofTeams(async () => (await import('./suggestions/suggestions-section')).SuggestionsSection),
  },
  {
    key: 'site',
    group: 'site',
    drafts: ['site'],
    for: 'everything',
    Page: ofTeams(async () => (await import('./site-section')).SiteSection),
  },
  {
    key: 'requests',
    group: 'people',
    drafts: ['requests'],
    for: 'manager',
    Page: lazy(async () => ({ default: (await import('./privacy/requests-section')).RequestsSection })),
  },
  {
    key: 'sync',
    group: 'site',
    drafts: ['sync'],
    for: 'everything',
    Page: lazy(async () => ({ default: (await import('./sync/sync-section')).SyncSection })),
  },
  {
    key: 'privacy',
    group: 'site',
    drafts: ['privacy', 'retention'],
    for: 'everything',
    Page: lazy(async () => ({ default: (await import('./privacy/privacy-section')).PrivacySection })),
  },
  {
    key: 'audit',
    group: 'site',
    drafts: [],
    for: 'everything',
    Page: lazy(async () => ({ default: (await import('./audit/audit-section')).AuditSection })),
  },
  {
    key: 'access',
    group: 'site',
    drafts: [],
    for: 'everything',
    Page: lazy(async () => ({ default: (await import('./access/access-section')).AccessSection })),
  },
];

/** Sections that are the caller's. */
export const sectionsOf = ({ everything, teams, rates }: SettingsHome): readonly Section[] => {
  const may: Readonly<Record<SectionFor, boolean>> = { everything, manager: everything || teams.length > 0, rates };
  return SECTIONS.filter((section) => may[section.for]);
};

export const nameOf = (key: string): string => settingsWords.sections[key] ?? key;

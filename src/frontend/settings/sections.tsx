import { type ComponentType, lazy } from 'react';
import type { TeamSettings } from '../../contract';
import type { SettingsHome } from '../../contract/access';
import { WithTeamSettings } from './with-team-settings';

export type SectionProps = { readonly home: SettingsHome };

/** Whose a section is: everything = app admins and Jira admins, manager = those and whoever manages a team, rates = rate viewers. */
export type SectionFor = 'everything' | 'manager' | 'rates';

export type Section = {
  readonly key: string;
  readonly group: 'people' | 'work' | 'site';
  /** Under which name it keeps what is not saved yet. */
  readonly draft: string;
  readonly for: SectionFor;
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
    key: 'teams',
    group: 'people',
    draft: 'team',
    for: 'everything',
    Page: ofTeams(async () => (await import('./teams-section')).TeamsSection),
  },
  {
    key: 'calendars',
    group: 'people',
    draft: 'calendar',
    for: 'everything',
    Page: ofTeams(async () => (await import('./calendars-section')).CalendarsSection),
  },
  {
    key: 'skills',
    group: 'people',
    draft: 'skill',
    for: 'everything',
    Page: ofTeams(async () => (await import('./skills/skills-section')).SkillsSection),
  },
  {
    key: 'import',
    group: 'people',
    draft: 'import',
    for: 'everything',
    Page: ofTeams(async () => (await import('./import-section')).ImportSection),
  },
  {
    key: 'kpis',
    group: 'work',
    draft: 'kpi',
    for: 'everything',
    Page: ofTeams(async () => (await import('./kpis/kpis-section')).KpisSection),
  },
  {
    key: 'suggestions',
    group: 'work',
    draft: 'rules',
    for: 'everything',
    Page: ofTeams(async () => (await import('./suggestions/suggestions-section')).SuggestionsSection),
  },
  {
    key: 'site',
    group: 'site',
    draft: 'site',
    for: 'everything',
    Page: ofTeams(async () => (await import('./site-section')).SiteSection),
  },
  {
    key: 'requests',
    group: 'people',
    draft: 'requests',
    for: 'manager',
    Page: lazy(async () => ({ default: (await import('./privacy/requests-section')).RequestsSection })),
  },
  {
    key: 'privacy',
    group: 'site',
    draft: 'privacy',
    for: 'everything',
    Page: lazy(async () => ({ default: (await import('./privacy/privacy-section')).PrivacySection })),
  },
  {
    key: 'audit',
    group: 'site',
    draft: 'audit',
    for: 'everything',
    Page: lazy(async () => ({ default: (await import('./audit/audit-section')).AuditSection })),
  },
];

/** Sections that are the caller's. */
export const sectionsOf = ({ everything, teams, rates }: SettingsHome): readonly Section[] => {
  const may: Readonly<Record<SectionFor, boolean>> = { everything, manager: everything || teams.length > 0, rates };
  return SECTIONS.filter((section) => may[section.for]);
};

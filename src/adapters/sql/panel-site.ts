import { z } from 'zod';
import type { SiteSettings } from '../../contract';
import { zone } from '../../domain/units';
import type { SiteFacts } from '../../usecases/ports';
import type { FieldMap, TimeTracking } from '../../usecases/sync/ports';
import { query } from './client';
import type { SettingRow } from './setting-row';
import { START_SETTING, startChoiceOf } from './start-values';

export const SITE_SETTING = 'site';

/** What holds until an admin decides otherwise. */
const defaults: SiteSettings = {
  otherWork: true,
  assumeRemaining: true,
  secondsPerPoint: null,
  zone: null,
  assumedByType: [],
  version: 0,
};

const settings = z.object({
  otherWork: z.boolean(),
  assumeRemaining: z.boolean(),
  secondsPerPoint: z.number().nullable(),
  zone: z.string().nullable(),
  // Sites that saved their settings before there were defaults have none.
  assumedByType: z.array(z.object({ type: z.string(), seconds: z.number() })).default([]),
});
const fields = z.object({
  start: z.string().nullable(),
  sprint: z.string().nullable(),
  rank: z.string().nullable(),
  points: z.array(z.string()),
});
const timeTracking = z.object({ hoursPerDay: z.number(), daysPerWeek: z.number(), zone: z.string().nullable() });

export const SITE_SETTINGS = [SITE_SETTING, START_SETTING, 'jira.fields', 'jira.time-tracking'];
const READ = `SELECT name, value, version FROM setting WHERE name IN (${SITE_SETTINGS.map((name) => `'${name}'`).join(', ')})`;

/** Settings of the site: the admin's, and what the sync read from Jira. */
export const readSite = async (): Promise<SiteFacts> => siteFactsOf(await query<SettingRow>(READ));

export const siteFactsOf = (rows: readonly SettingRow[]): SiteFacts => {
  const value = (name: string): unknown => JSON.parse(rows.find((row) => row.name === name)?.value ?? 'null');
  const own = settings.safeParse(value(SITE_SETTING));
  return {
    settings: own.success
      ? { ...own.data, version: rows.find(({ name }) => name === SITE_SETTING)?.version ?? 0 }
      : defaults,
    fields: fields.nullable().parse(value('jira.fields')) satisfies FieldMap | null,
    timeTracking: tracking(value('jira.time-tracking')),
    ...hoursOf(rows),
  };
};

const hoursOf = (rows: readonly SettingRow[]): Pick<SiteFacts, 'week' | 'reserve'> => {
  const { hours } = startChoiceOf(rows.find(({ name }) => name === START_SETTING));
  return { week: hours?.week ?? null, reserve: hours?.reserve ?? null };
};

const tracking = (value: unknown): TimeTracking | null => {
  const parsed = timeTracking.safeParse(value);
  return parsed.success ? { ...parsed.data, zone: parsed.data.zone === null ? null : zone(parsed.data.zone) } : null;
};

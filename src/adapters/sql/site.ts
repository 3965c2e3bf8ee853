import { randomBytes } from 'node:crypto';
import { instant } from '../../domain/units';
import { FIELDS_CHANGED, type FieldMap, type Site, type SiteStore } from '../../usecases/sync/ports';
import { tidy } from './clean';
import { execute, NOW_MS, numberOf, query } from './client';
import { BROKEN_SETTING, FIELDS_SETTING, mappedFields } from './kpi-fields';
import { LEARNING_SETTINGS, learningRules } from './learning-rules';
import { migrate, migrateSettings, migrateSync } from './migrate';
import {
  accountsOf,
  followCategories,
  markProjectClosed,
  namingOpenTerms,
  peopleNotReadSince,
  projectsInUse,
  readSettings,
  savePeople,
  saveProjects,
  saveSetting,
  saveTerms,
} from './site-words';

const FIELDS = 'jira.fields';
const TIME_TRACKING = 'jira.time-tracking';
const SALT = 'salt';

/** Settings and words of the site. */
export const site: SiteStore = {
  migrate,
  migrateSettings,
  migrateSync,
  read: () => readSite(),
  saveFields: async (fields) => {
    await saveSetting(SALT, randomBytes(32).toString('hex'), 'first');
    await saveSetting(FIELDS, JSON.stringify(fields), 'last');
    const [row] = await query<{ now: number | string }>(`SELECT ${NOW_MS} AS now`);
    return instant(numberOf(row?.now ?? 0));
  },
  saveBroken: (broken) => saveSetting(BROKEN_SETTING, JSON.stringify(broken), 'last'),
  saveTimeTracking: (tracking) => saveSetting(TIME_TRACKING, JSON.stringify(tracking), 'last'),
  saveTerms: async (terms, readAt) => {
    await saveTerms(terms, readAt);
    await followCategories();
  },
  readAgain: async () => {
    await execute(READ_AGAIN);
  },
  saveProjects,
  projectsInUse,
  markProjectClosed,
  namingOpenTerms,
  peopleNotReadSince,
  accountsOf,
  savePeople,
  tidy,
};

const readSite = async (): Promise<Site | null> => {
  const readAt = instant(Date.now());
  const settings = await readSettings([FIELDS, FIELDS_SETTING, SALT, ...LEARNING_SETTINGS]);
  const fields = settings.get(FIELDS);
  const salt = settings.get(SALT);
  if (!fields || !salt) return null;
  return {
    fields: JSON.parse(fields) as FieldMap,
    rated: mappedFields(settings.get(FIELDS_SETTING)),
    salt,
    learning: learningRules(settings),
    readAt,
  };
};

// From its first phase on, over what is kept: that all was read once still counts. A reading under way has read pages by
// what was there before, and says itself whether all was read once; one that reads the words has not.
const READ_AGAIN = `UPDATE job SET phase = '${FIELDS_CHANGED}',
  checkpoint = IF(finished_at IS NULL, checkpoint, CONCAT('{"again":', finished_at, '}')),
  done = 0, total = NULL, started_at = ${NOW_MS}, finished_at = NULL, owner = NULL, lease_until = 0, fence = fence + 1
WHERE name = 'backfill' AND COALESCE(phase, 'words') <> 'words'`;

import type { JiraSource } from '../../usecases/sync/ports';
import { countIn, idsIn, seesAll } from './census';
import { changes } from './changes';
import { count, exists, issues, page, places, words, worklogs } from './issues';
import { people } from './people';
import { countRated, rated } from './ratings';
import { fields, fieldTypes, project, projects, terms, timeTracking } from './words';
import { issuesOfWorklogs, worklogFeed } from './worklog-feed';

/** Jira as the app's own user sees it. */
export const jira: JiraSource = {
  fields,
  fieldTypes,
  terms,
  projects,
  project,
  timeTracking,
  people,
  count,
  page,
  places,
  issues,
  words,
  exists,
  changes,
  worklogs,
  countIn,
  idsIn,
  seesAll,
  worklogFeed,
  issuesOfWorklogs,
  rated,
  countRated,
};

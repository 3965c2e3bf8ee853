import type { PlanFacts } from '../../usecases/ports';
import { readIssueAtHand, readOpenIssues } from './panel-issues';
import { readPeople } from './panel-people';
import { readSite } from './panel-site';
import { readTeamsOf } from './panel-teams';

/** What plans are made of, one statement each. */
export const planFacts: PlanFacts = {
  site: readSite,
  teamsOf: readTeamsOf,
  people: readPeople,
  openIssues: readOpenIssues,
  issue: readIssueAtHand,
};

import { type Answer, type Call, ok, READ_USER, type Route } from '../call';
import { jiraDate } from '../dates';
import { forbidden } from '../errors';
import type { World } from '../model';
import { siteUrl } from '../shapes/links';

const timeTracking = ({ timeTracking: { hoursPerDay, daysPerWeek } }: World) => ({
  workingHoursPerDay: hoursPerDay,
  workingDaysPerWeek: daysPerWeek,
  timeFormat: 'pretty',
  defaultUnit: 'minute',
});

/** Everybody with access to Jira may read it. */
const configuration = ({ world }: Call): Answer =>
  ok({
    votingEnabled: true,
    watchingEnabled: true,
    unassignedIssuesAllowed: true,
    subTasksEnabled: true,
    issueLinkingEnabled: true,
    timeTrackingEnabled: true,
    attachmentsEnabled: true,
    timeTrackingConfiguration: timeTracking(world),
  });

const timeTrackingOptions = ({ world, viewer }: Call): Answer => {
  if (!viewer.admin) throw forbidden('You must have global administrator rights to see time tracking settings.');
  return ok(timeTracking(world));
};

const serverInfo = ({ world, now }: Call): Answer =>
  ok({
    baseUrl: siteUrl,
    displayUrl: siteUrl,
    version: '1001.0.0-SNAPSHOT',
    versionNumbers: [1001, 0, 0],
    deploymentType: 'Cloud',
    buildNumber: 100_000,
    buildDate: jiraDate(Date.UTC(2026, 5, 10)),
    serverTime: jiraDate(now),
    serverTimeZone: world.timeZone,
    scmInfo: 'local',
    serverTitle: world.siteName,
  });

export const siteRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/configuration', scopes: READ_USER, handle: configuration },
  {
    method: 'GET',
    path: '/rest/api/3/configuration/timetracking/options',
    scopes: ['manage:jira-configuration'],
    handle: timeTrackingOptions,
  },
  { method: 'GET', path: '/rest/api/3/serverInfo', scopes: [], door: 'anyone', handle: serverInfo },
];

import { Refused } from './http/json';

const SITE = 'http://jira.local';

/** A path of the site as the app names it to `requestJira`, its dots resolved; whole addresses and `//host` are none. */
export const jiraUrl = (path: unknown): URL => {
  const url = typeof path === 'string' && path.startsWith('/') && URL.canParse(path, SITE) ? new URL(path, SITE) : null;
  if (url?.origin !== SITE) throw new Refused(400, 'Jira is asked by a path such as /rest/api/3/myself');
  return url;
};

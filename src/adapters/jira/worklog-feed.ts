import { route } from '@forge/api';
import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import type { FeedSource } from '../../usecases/sweep/ports';
import { getAsApp, postAsApp } from './client';
import { ms } from './jql';
import { idOf, instantOf } from './scalars';

const feed = z.object({
  values: z.array(z.object({ worklogId: idOf, updatedTime: instantOf })),
  until: instantOf.nullish(),
  lastPage: z.boolean(),
});

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/ */
export const worklogFeed: FeedSource['worklogFeed'] = async (kind, since) => {
  const path =
    kind === 'updated'
      ? route`/rest/api/3/worklog/updated?since=${ms(since)}`
      : route`/rest/api/3/worklog/deleted?since=${ms(since)}`;
  const { values, until, lastPage } = await getAsApp(`worklog/${kind}`, feed, path);
  return {
    worklogs: values.map(({ worklogId, updatedTime }) => ({ id: worklogId, at: updatedTime })),
    until: until ?? values.at(-1)?.updatedTime ?? null,
    last: lastPage,
  };
};

const listed = z.array(z.object({ id: idOf, issueId: z.string().regex(/^[1-9]\d{0,14}$/) }));

/** Nothing else of them is looked at: their issues are read again. */
export const issuesOfWorklogs: FeedSource['issuesOfWorklogs'] = async (worklogs) => {
  const path = route`/rest/api/3/worklog/list`;
  const found = worklogs.length === 0 ? [] : await postAsApp('worklog/list', listed, path, { ids: worklogs });
  return new Map(found.map(({ id, issueId }) => [id, issueId as IssueId]));
};

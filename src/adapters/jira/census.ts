import { route } from '@forge/api';
import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';
import type { CensusSource } from '../../usecases/census/ports';
import { JiraRejected, postAsApp } from './client';
import { onlyId } from './issue-facts';
import { counted, expecting } from './issues';
import { ms } from './jql';

/** The most that Jira gives when nothing but ids is asked for. */
const PAGE = 5000;

type Created = { readonly from: Instant | null; readonly to: Instant | null };

/** Nothing but numbers enters it. */
const jqlOf = (project: number, { from, to }: Created): string =>
  [
    `project = ${ms(project)}`,
    ...(from === null ? [] : [`created >= ${ms(from)}`]),
    ...(to === null ? [] : [`created < ${ms(to)}`]),
  ].join(' AND ');

/** A project that the app does not see is no value of its field: Jira refuses the query. */
const orNone = async <T>(call: () => Promise<T>): Promise<T | null> => {
  try {
    return await call();
  } catch (error) {
    if (error instanceof JiraRejected && error.status === 400) return null;
    throw error;
  }
};

export const countIn: CensusSource['countIn'] = (project, updatedFrom) => {
  const lately = updatedFrom === undefined ? '' : ` AND updated >= ${ms(updatedFrom)}`;
  return countOf(`${jqlOf(project, { from: null, to: null })}${lately}`);
};

const countOf = async (jql: string): Promise<number | null> => {
  const path = route`/rest/api/3/search/approximate-count`;
  const found = await orNone(() => postAsApp('search/approximate-count', counted, path, { jql }));
  return found?.count ?? null;
};

export const seesAll: CensusSource['seesAll'] = async (projects) =>
  projects.length === 0 || (await countOf(`project in (${projects.map(ms).join(', ')})`)) !== null;

const page = z.object({
  issues: z.array(onlyId),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().nullish(),
});

export const idsIn: CensusSource['idsIn'] = async (project, created, token) => {
  const body = {
    jql: `${jqlOf(project, created)} ORDER BY created ASC, key ASC`,
    fields: ['id'],
    maxResults: PAGE,
    ...(token === null ? {} : { nextPageToken: token }),
  };
  const call = () => postAsApp('search/jql', page, route`/rest/api/3/search/jql`, body);
  const found = await orNone(() => expecting(token, call));
  if (found === null) return null;
  return {
    ids: found.issues.map(({ id }) => id as IssueId),
    next: found.isLast === true ? null : (found.nextPageToken ?? null),
  };
};

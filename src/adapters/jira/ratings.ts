import { route } from '@forge/api';
import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import { type Instant, instant } from '../../domain/units';
import { FieldUnreadable, type MappedField, type RatedIssue, type RatingSource } from '../../usecases/ratings/ports';
import { JiraRejected, postAsApp } from './client';
import { onlyId, ratingsOf } from './issue-facts';
import { counted, expecting } from './issues';
import { ms } from './jql';
import { instantOf } from './scalars';

const PAGE = 100;

const searched = z.object({
  issues: z.array(onlyId.extend({ fields: z.looseObject({ updated: instantOf }) })),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().nullish(),
});

/** Nothing but numbers enters it. */
const jqlOf = ({ field }: MappedField, updatedTo: Instant | null): string => {
  const id = ms(Number(field.replace('customfield_', '')));
  return `cf[${id}] is not EMPTY${updatedTo === null ? '' : ` AND updated <= ${ms(updatedTo)}`}`;
};

/** Nothing is asked for but the field: what else changed, events tell. */
export const rated: RatingSource['rated'] = async (field, updatedTo, token) => {
  const readAt = instant(Date.now());
  const body = {
    jql: `${jqlOf(field, updatedTo)} ORDER BY updated DESC, key ASC`,
    fields: ['updated', field.field],
    maxResults: PAGE,
    ...(token === null ? {} : { nextPageToken: token }),
  };
  const call = () => postAsApp('search/jql', searched, route`/rest/api/3/search/jql`, body);
  const found = await orUnreadable(() => expecting(token, call));
  const issues = found.issues.map(
    ({ id, fields }): RatedIssue => ({
      id: id as IssueId,
      updated: fields.updated,
      ratings: ratingsOf([field], fields),
    }),
  );
  return { issues, readAt, next: found.isLast === true ? null : (found.nextPageToken ?? null) };
};

export const countRated: RatingSource['countRated'] = async (field) => {
  const endpoint = 'search/approximate-count';
  const call = () =>
    postAsApp(endpoint, counted, route`/rest/api/3/search/approximate-count`, { jql: jqlOf(field, null) });
  return (await orUnreadable(call)).count;
};

/** A query of one clause is refused for nothing but its field. */
const orUnreadable = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    if (error instanceof JiraRejected && error.status === 400) throw new FieldUnreadable();
    throw error;
  }
};

import { route } from '@forge/api';
import { z } from 'zod';
import type { PersonFacts } from '../../usecases/facts/ports';
import type { JiraSource } from '../../usecases/sync/ports';
import { getAsApp } from './client';
import { zoneOf } from './scalars';

const personSchema = z
  .object({
    accountId: z.string().max(128),
    accountType: z.string().max(16).nullish(),
    active: z.boolean(),
    timeZone: zoneOf.nullish(),
  })
  .transform(
    ({ accountId, accountType, active, timeZone }): PersonFacts => ({
      accountId,
      type: accountType ?? null,
      active,
      zone: timeZone ?? null,
    }),
  );
const personPage = z.object({ values: z.array(personSchema) });

/** At most 90 at a time. Names and addresses come along and are dropped here; a zone may be hidden by its owner. */
export const people: JiraSource['people'] = async (accountIds) => {
  const search = new URLSearchParams({ maxResults: '200' });
  for (const accountId of accountIds) search.append('accountId', accountId);
  return (await getAsApp('user/bulk', personPage, route`/rest/api/3/user/bulk?${search}`)).values;
};

import { route } from '@forge/api';
import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import { termKey } from '../../domain/suggestion/term-hash';
import type { ViewerIssues } from '../../usecases/planning/ports';
import { pathId } from './ids';
import { liveIssue, NO_FIELDS, shownFields, toLive } from './live-issue';
import { asViewer, put, read } from './viewer-call';
import { suggestedFields, suggestedIssue, toSuggest } from './viewer-suggest';

const AT_ONCE = 100;
const idOnly = z.object({ id: z.string().regex(/^[1-9]\d{0,18}$/) });
const linked = z.object({ id: z.string().regex(/^[1-9]\d{0,18}$/) });
const issueWithLinks = liveIssue.extend({
  fields: liveIssue.shape.fields.extend({
    issuelinks: z
      .array(z.object({ type: z.object({ name: z.string(), inward: z.string() }), inwardIssue: linked.nullish() }))
      .nullish(),
  }),
});

/** Many issues as the viewer; the bulk read leaves out what is missing or not for them, both alike. */
export const viewerIssues: ViewerIssues = {
  browsable: async (ids) => new Set((await fetched(ids, 'id', idOnly)).map(({ id }) => id as IssueId)),
  toPlan: async (ids, fields) => {
    const map = fields ?? NO_FIELDS;
    const found = await fetched(ids, `${shownFields(map)},issuelinks`, issueWithLinks);
    return found.map((issue) => ({ live: toLive(issue, map), blockedBy: blockersOf(issue) }));
  },
  toSuggest: async (ids, { fields, selects, salt }) => {
    const map = fields ?? NO_FIELDS;
    const found = await fetched(ids, suggestedFields(map, selects), suggestedIssue);
    return found.map((issue) => toSuggest(issue, { map, selects, key: termKey(salt) }));
  },
};

/** Under an inward issue of "Blocks" stands what this one is blocked by. Sites may rename the type, hence both names. */
const blockersOf = ({ fields }: z.infer<typeof issueWithLinks>): IssueId[] => [
  ...new Set(
    (fields.issuelinks ?? []).flatMap(({ type, inwardIssue }) =>
      inwardIssue && (type.name === 'Blocks' || type.inward === 'is blocked by') ? [inwardIssue.id as IssueId] : [],
    ),
  ),
];

const fetched = async <T>(ids: readonly IssueId[], fields: string, schema: z.ZodType<T>): Promise<T[]> => {
  const slices = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, n) =>
    ids.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
  const answers = await Promise.all(
    slices.map(async (slice) => {
      const body = { issueIdsOrKeys: slice.map(pathId), fields: fields.split(','), fieldsByKeys: false };
      const response = await asViewer(route`/rest/api/3/issue/bulkfetch`, { ...put(body), method: 'POST' });
      return (await read(response, z.object({ issues: z.array(schema) }))).issues;
    }),
  );
  return answers.flat();
};

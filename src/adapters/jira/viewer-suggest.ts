import { route } from '@forge/api';
import { z } from 'zod';
import { issueTerms } from '../../domain/suggestion/issue-terms';
import { type TermKey, termHash, termKey } from '../../domain/suggestion/term-hash';
import type { IssueToSuggest, ReadIssueToSuggest } from '../../usecases/suggestion/ports';
import type { FieldMap } from '../../usecases/sync/ports';
import { documentText } from './document-text';
import { pathId } from './ids';
import { liveIssue, NO_FIELDS, shownFields, toLive } from './live-issue';
import { accountOf, idOf } from './scalars';
import { asViewer, read } from './viewer-call';

const named = z.object({ id: idOf, name: z.string() });
export const suggestedIssue = liveIssue.extend({
  fields: liveIssue.shape.fields.extend({
    summary: z.string().nullish(),
    description: z.unknown(),
    reporter: accountOf,
    issuetype: named,
    components: z.array(named).nullish(),
    labels: z.array(z.string()).nullish(),
  }),
});

const OWN = ['summary', 'description', 'reporter', 'components', 'labels'];
/** A field id stands in a path: nothing but Jira's own pattern gets there. */
const FIELD = /^customfield_\d{1,10}$/;

export const suggestedFields = (map: FieldMap, selects: readonly string[]): string =>
  [shownFields(map), ...OWN, ...selects.filter((select) => FIELD.test(select))].join(',');

/** One call as the viewer: it is the Browse check, too. Text is hashed here and goes no further. */
export const issueToSuggest: ReadIssueToSuggest = async (id, { fields, selects, salt }) => {
  const map = fields ?? NO_FIELDS;
  const wanted = suggestedFields(map, selects);
  const response = await asViewer(route`/rest/api/3/issue/${pathId(id)}?fields=${wanted}`);
  if (response.status === 404 || response.status === 403) return null;
  return toSuggest(await read(response, suggestedIssue), { map, selects, key: termKey(salt) });
};

type Read = z.infer<typeof suggestedIssue>;

export const toSuggest = (
  issue: Read,
  { map, selects, key }: { map: FieldMap; selects: readonly string[]; key: TermKey },
): IssueToSuggest => {
  const { summary, description, reporter, issuetype, components, labels } = issue.fields;
  return {
    live: toLive(issue, map),
    reporter,
    typeName: issuetype.name,
    components: (components ?? []).map(({ id, name }) => ({ ref: id, name })),
    labels: (labels ?? []).map((name) => ({ ref: termHash(key, 'label', name), name })),
    options: selects.flatMap((select) => optionsOf(issue.fields[select]).map((option) => `${select}=${option}`)),
    terms: issueTerms(key, { summary: summary ?? '', description: documentText(description) }),
  };
};

const option = z.object({ id: idOf });
/** One option, several, or one within another; a field of another type has none. */
const optionsOf = (value: unknown): number[] => {
  const several = z.array(option).safeParse(value);
  if (several.success) return several.data.map(({ id }) => id);
  const one = option.extend({ child: option.nullish() }).safeParse(value);
  return one.success ? [one.data.id, ...(one.data.child ? [one.data.child.id] : [])] : [];
};

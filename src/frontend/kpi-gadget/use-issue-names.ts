import { useQueries } from '@tanstack/react-query';
import { postJira } from './jira';

export type IssueName = { readonly key: string; readonly summary: string };
export type IssueNames = ReadonlyMap<string, IssueName>;

const AT_ONCE = 100;
type Found = {
  readonly issues?: readonly {
    readonly id: string;
    readonly key: string;
    readonly fields?: { readonly summary?: string };
  }[];
};

/**
 * Keys and summaries as the viewer may see them, a hundred at a time; the app keeps neither. Asked for by id and not by JQL:
 * a search with one deleted issue in it is refused as a whole.
 */
export const useIssueNames = (ids: readonly string[]): IssueNames => {
  const answers = useQueries({
    queries: batchesOf(ids).map((batch) => ({
      queryKey: ['issue-names', ...batch],
      queryFn: () => readNames(batch),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return new Map(answers.flatMap(({ data }) => [...(data ?? [])]));
};

/** All of them at once, for a file. */
export const readIssueNames = async (ids: readonly string[]): Promise<IssueNames> => {
  const found = new Map<string, IssueName>();
  for (const batch of batchesOf([...new Set(ids)]))
    for (const [id, name] of await readNames(batch)) found.set(id, name);
  return found;
};

const batchesOf = (ids: readonly string[]): (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) => ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE));

const readNames = async (ids: readonly string[]): Promise<IssueNames> => {
  const answer = await postJira<Found>('/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: ids, fields: ['summary'] });
  return new Map((answer?.issues ?? []).map(({ id, key, fields }) => [id, { key, summary: fields?.summary ?? '' }]));
};

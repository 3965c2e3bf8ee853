import { requestJira } from '@forge/bridge';
import type { IssueId } from '../../../domain/capacity/types';

const AT_ONCE = 100;

type Found = { readonly issues?: readonly { readonly id: string; readonly key: string }[] };

/**
 * Keys of those issues that the viewer may browse. Asked for by id and not by JQL: a search with one deleted or hidden issue
 * in it is refused as a whole.
 */
export const readKeys = async (ids: readonly IssueId[]): Promise<ReadonlyMap<IssueId, string>> => {
  const wanted = [...new Set(ids)].filter((id) => /^[1-9]\d{0,18}$/.test(id)).slice(0, AT_ONCE);
  if (wanted.length === 0) return new Map();
  const response = await requestJira('/rest/api/3/issue/bulkfetch', {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify({ issueIdsOrKeys: wanted, fields: ['issuetype'] }),
  });
  if (!response.ok) throw new Error(`Jira named no issues (${response.status})`);
  const { issues = [] } = (await response.json()) as Found;
  return new Map(issues.map(({ id, key }) => [id as IssueId, key]));
};

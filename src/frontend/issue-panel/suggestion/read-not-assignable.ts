import { requestJira } from '@forge/bridge';

const AT_ONCE = 1_000;
const MOST_PAGES = 5;

/**
 * Which of these people Jira did not list among those who may be assigned to the issue. Jira looks at a thousand people and
 * then leaves some out, so only an empty page is the end; where the end was not seen nobody is said to be missing.
 */
export const readNotAssignable = async (
  issueKey: string,
  accountIds: readonly string[],
): Promise<readonly string[]> => {
  const missing = new Set(accountIds);
  for (let page = 0; page < MOST_PAGES; page++) {
    const found = await readPage(issueKey, page * AT_ONCE);
    if (found.length === 0) return [...missing];
    for (const { accountId } of found) missing.delete(accountId);
    if (missing.size === 0) return [];
  }
  return [];
};

const readPage = async (issueKey: string, startAt: number): Promise<readonly { readonly accountId: string }[]> => {
  const query = `issueKey=${encodeURIComponent(issueKey)}&maxResults=${AT_ONCE}&startAt=${startAt}`;
  const response = await requestJira(`/rest/api/3/user/assignable/search?${query}`);
  if (!response.ok) throw new Error(`Jira did not say who may be assigned (${response.status})`);
  return (await response.json()) as readonly { readonly accountId: string }[];
};

import { requestJira } from '@forge/bridge';

/** An answer of Jira to the viewer; null = they may not, or it is not there. */
export const readJira = async <T>(path: string): Promise<T | null> => answered<T>(await requestJira(path));

export const postJira = async <T>(path: string, body: unknown): Promise<T | null> =>
  answered<T>(
    await requestJira(path, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

/** Jira refused for now: worth another try, unlike "not there". */
export class JiraUnavailable extends Error {}

const answered = async <T>(response: Response): Promise<T | null> => {
  if (response.ok) return (await response.json()) as T;
  if (response.status === 429 || response.status >= 500) throw new JiraUnavailable(`Jira answered ${response.status}`);
  return null;
};

/** `self` links are told apart by clients, never followed: they name no host that serves them. */
const SITE = 'http://127.0.0.1';

export const selfLink = (path: string): string => `${SITE}/rest/api/3/${path}`;
export const agileLink = (path: string): string => `${SITE}/rest/agile/1.0/${path}`;
export const siteUrl = SITE;

export const avatarUrls = (kind: 'user' | 'project', id: string): Record<string, string> =>
  Object.fromEntries(
    [48, 24, 16, 32].map((size) => [
      `${size}x${size}`,
      `${SITE}/local/avatar/${kind}/${encodeURIComponent(id)}?size=${size}`,
    ]),
  );

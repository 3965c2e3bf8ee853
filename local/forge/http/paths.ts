import { Refused } from './json';

/** Null where the text is not well formed. */
export const decodedOrNull = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/** The address a request names; refused where its path is none. */
export const addressOf = (path: string | undefined, base: string): URL => {
  const url = path?.startsWith('/') && URL.canParse(path, base) ? new URL(path, base) : null;
  if (url === null || url.origin !== new URL(base).origin || decodedOrNull(url.pathname) === null)
    throw new Refused(400, 'the path is not well formed');
  return url;
};

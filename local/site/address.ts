/** A site that cannot be used, in words: what is wrong, and what to do. Never holds a credential. */
export class BadSite extends Error {}

/** Who asks the site: from the environment alone, so that no shell history and no list of processes shows it. */
export type Credentials = { readonly email: string; readonly token: string };

export const credentialsFrom = (environment: Readonly<Record<string, string | undefined>>): Credentials => {
  const { JIRA_EMAIL: email = '', JIRA_API_TOKEN: token = '' } = environment;
  const missing = [...(email === '' ? ['JIRA_EMAIL'] : []), ...(token === '' ? ['JIRA_API_TOKEN'] : [])];
  if (missing.length > 0)
    throw new BadSite(
      `--site needs ${missing.join(' and ')} in the environment: the e-mail of an account of the site, and an API token of it (id.atlassian.com, Security, API tokens)`,
    );
  return { email, token };
};

const LOCAL = ['127.0.0.1', 'localhost'];

/** The origin of a site: https, or a desk on this machine. Whatever else is sent a credential in the clear, or to nobody knows whom. */
export const siteOrigin = (text: string): string => {
  const typed = /^https?:\/\//.test(text) ? text : `https://${text}`;
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (url === null || url.username !== '' || url.password !== '')
    throw new BadSite(
      `--site takes an address such as https://example.atlassian.net, not "${text.replace(/\/\/.*@/, '//…@')}"`,
    );
  if (url.protocol !== 'https:' && !LOCAL.includes(url.hostname))
    throw new BadSite(`--site asks by https only: https://${url.host}`);
  return url.origin;
};

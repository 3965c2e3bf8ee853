import { view } from '@forge/bridge';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { type Format, formatFor } from './format';

/** What a page knows of where it stands: who looks, which issue, and how they write numbers. */
export type Site = {
  readonly accountId: string;
  readonly moduleKey: string;
  readonly issueId: string | null;
  readonly issueKey: string | null;
  readonly projectId: string | null;
  /** Where the site's own pages are, without a slash at the end. */
  readonly siteUrl: string;
  readonly format: Format;
  readonly locale: string;
  /** What the host says of the place the page stands in; each module reads its own part. */
  readonly extension: Readonly<Record<string, unknown>>;
};

type Extension = { readonly issue?: { id?: string; key?: string }; readonly project?: { id?: string } };

const SiteContext = createContext<Site | null>(null);

export const useSite = (): Site => {
  const site = useContext(SiteContext);
  if (site === null) throw new Error('useSite outside WithSite');
  return site;
};

export const useFormat = (): Format => useSite().format;

/** Asks the host once where the page stands; until then `children` wait behind `fallback`. */
export const WithSite = ({ children, fallback }: { children: ReactNode; fallback: ReactNode }) => {
  const [site, setSite] = useState<Site | null>(null);
  useEffect(() => {
    void view.getContext().then((context) => {
      const { issue, project } = context.extension as Extension;
      const { accountId = '', moduleKey, locale, timezone, siteUrl } = context;
      document.documentElement.lang = locale || 'en';
      setSite({
        accountId,
        moduleKey,
        issueId: issue?.id ?? null,
        issueKey: issue?.key ?? null,
        projectId: project?.id ?? null,
        siteUrl: siteUrl.replace(/\/$/, ''),
        format: formatFor(locale || 'en', timezone || 'UTC'),
        locale: locale || 'en',
        extension: context.extension,
      });
    });
  }, []);
  return site === null ? fallback : <SiteContext.Provider value={site}>{children}</SiteContext.Provider>;
};

import { router } from '@forge/bridge';
import type { MouseEvent } from 'react';
import { useSite } from './site';

/** An issue of Jira by its key: opens where the host opens issues; a real link, so that it can also be opened aside. */
export const IssueLink = ({ issueKey }: { issueKey: string }) => {
  const { siteUrl } = useSite();
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void router.open({ target: 'issue', issueKey });
  };
  return (
    <a className="nowrap" href={`${siteUrl}/browse/${issueKey}`} target="_blank" rel="noreferrer" onClick={open}>
      {issueKey}
    </a>
  );
};

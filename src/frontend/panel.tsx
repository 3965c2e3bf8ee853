import { IssuePanel } from './issue-panel/issue-panel';
import { Skeleton } from './issue-panel/skeleton';
import { useSite } from './shared/site';
import { start } from './shared/start';
import { Failed } from './shared/states';

const Panel = () => {
  const { issueId } = useSite();
  if (issueId === null) return <Failed error={new Error('no issue')} onRetry={() => location.reload()} />;
  return <IssuePanel issueId={issueId} />;
};

start(<Panel />, <Skeleton />);

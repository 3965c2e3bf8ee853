import './panel.css';
import './teammates.css';
import { failureOf } from '../shared/backend';
import { useSite } from '../shared/site';
import { Failed } from '../shared/states';
import { useNames } from '../shared/use-names';
import { panelWords } from './messages';
import { PanelView } from './panel-view';
import { Skeleton } from './skeleton';
import { useSuggestions } from './suggestion/use-suggestions';
import { useAssign } from './use-assign';
import { useLastTeam } from './use-last-team';
import { usePanel } from './use-panel';
import { useTeamWork } from './use-team-work';

/** Who has room for this issue. Knows where figures come from; the view below knows only what they are. */
export const IssuePanel = ({ issueId }: { issueId: string }) => {
  const { projectId } = useSite();
  const [teamId, chooseTeam] = useLastTeam(projectId);
  const { panel, queryKey } = usePanel(issueId, teamId);
  const { data } = panel;
  const { assignee = null } = data?.issue ?? {};
  const people = (data?.members ?? []).map(({ accountId }) => accountId);
  const nameOf = useNames([...people, ...(assignee === null ? [] : [assignee])]);
  const { work, notListed } = useTeamWork(data);
  const suggesting = useSuggestions(data, panel.dataUpdatedAt, teamId);
  const assign = useAssign({ panel: data, queryKey, teamId, nameOf });
  if (data === undefined && !panel.isError) return <Skeleton />;
  // What was shown stays, but for an issue that is no longer theirs to see.
  if (data === undefined || (panel.isError && isGone(panel.error)))
    return (
      <main className="panel">
        <h1 className="visually-hidden">{panelWords.capacity}</h1>
        <Failed error={panel.error} onRetry={() => void panel.refetch()} />
      </main>
    );
  return (
    <PanelView
      panel={data}
      teamId={teamId}
      nameOf={nameOf}
      work={work}
      notListed={notListed}
      assign={assign}
      suggesting={suggesting}
      renew={panel.isError ? { error: panel.error, retry: () => void panel.refetch() } : null}
      onTeam={chooseTeam}
    />
  );
};

const isGone = (error: unknown): boolean => failureOf(error)?.kind === 'not-found';

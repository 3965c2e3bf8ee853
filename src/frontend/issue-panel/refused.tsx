import type { CapacityPanel } from '../../contract';
import { RefusedIcon } from '../shared/icons';
import { panelWords } from './messages';
import type { Assign } from './use-assign';

/** Jira's own words where it refused to assign somebody, and who has the issue; it stands where it was asked. */
export const Refused = ({
  panel: { issue },
  accountId,
  assign: { refused },
  nameOf,
}: {
  panel: CapacityPanel;
  accountId: string;
  assign: Assign;
  nameOf: (accountId: string) => string;
}) => {
  if (refused === null || refused.about !== accountId) return null;
  // Somebody else did it meanwhile.
  if (issue.assignee === refused.accountId) return null;
  const name = issue.assignee === null ? null : nameOf(issue.assignee);
  return (
    <div className="message message-error" role="alert">
      <RefusedIcon />
      <div>
        <h3>{panelWords.refusedTitle(refused.accountId === null ? null : nameOf(accountId))}</h3>
        <p>“{refused.words}”</p>
        <p>{(issue.assignee === refused.expected ? panelWords.unchanged : panelWords.nowWith)(issue.key, name)}</p>
      </div>
    </div>
  );
};

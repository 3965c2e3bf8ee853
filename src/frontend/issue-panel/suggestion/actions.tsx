import { panelWords } from '../messages';
import { cardWords } from './messages';
import type { CardProps } from './props';

/** What if, and assign. One primary button at most: once somebody is chosen it stands with them. */
export const Actions = ({
  panel,
  there,
  layout,
  assign,
  nameOf,
  chosen,
  onWhatIf,
  accountId,
  primary = false,
}: CardProps & { accountId: string; primary?: boolean }) => {
  const name = nameOf(accountId);
  const open = chosen === accountId;
  const canAssign = !open && !panel.readOnly && !there.of.readOnly && panel.issue.assignee !== accountId;
  const whatIf = (
    <button
      key="what-if"
      type="button"
      className="button"
      data-what-if={accountId}
      aria-expanded={open}
      aria-label={open ? undefined : cardWords.whatIfOf(name)}
      onClick={() => onWhatIf(accountId)}
    >
      {open ? cardWords.closeWhatIf : cardWords.whatIf}
    </button>
  );
  const take = canAssign && (
    <button
      key="assign"
      type="button"
      className={`button ${primary && chosen === null ? 'button-primary' : ''}`}
      aria-disabled={assign.busy}
      onClick={() => (assign.busy ? undefined : assign.to(accountId))}
    >
      {assign.busy ? panelWords.assigning : panelWords.assignTo(name)}
    </button>
  );
  // The mocks have the primary button last where buttons stand at the right, first where they stand at the left.
  return <div className="row row-wrap">{layout === 'narrow' || !primary ? [take, whatIf] : [whatIf, take]}</div>;
};

import './chosen.css';
import { useEffect, useRef } from 'react';
import { CloseIcon } from '../../shared/icons';
import { words } from '../../shared/messages';
import { panelWords } from '../messages';
import type { ChosenProps } from '../props';
import { Refused } from '../refused';
import { useFocusWhenDone } from '../use-focus-when-done';
import { MadeOf } from './made-of';
import { chosenWords } from './messages';
import { useWhatIf } from './use-what-if';
import { WhatIfView } from './what-if-view';

/** Somebody was chosen: what would happen if they took the issue, what their hours are made of, and the way to assign. */
export const Chosen = (props: ChosenProps) => {
  const { panel, row, region, layout, assign, onClose } = props;
  const { issue } = panel;
  const heading = useRef<HTMLHeadingElement>(null);
  const { accountId } = row.member;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is chosen gets the focus, once
  useEffect(() => heading.current?.focus(), [accountId]);
  useFocusWhenDone(assign.busy, assign.refused !== null, heading);
  const asking = issue.open && !issue.archived && !row.member.assigned && issue.remaining.kind !== 'unknown';
  const weighed = useWhatIf(props, asking);
  const title = row.member.assigned
    ? chosenWords.hasThis(row.name)
    : issue.open && !issue.archived
      ? chosenWords.ifTakes(row.name)
      : chosenWords.hoursOf(row.name);
  return (
    <section
      id={region}
      className={`chosen chosen-${layout} stack stack-wide`}
      aria-label={title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className="row row-between">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button
          type="button"
          className="button button-quiet button-icon"
          aria-label={chosenWords.close}
          onClick={onClose}
        >
          <CloseIcon />
        </button>
      </header>
      {asking && <WhatIfView {...props} weighed={weighed} />}
      {issue.open && !issue.archived && issue.remaining.kind === 'unknown' && !row.member.assigned && (
        <p className="subtle">{chosenWords.notEstimated}</p>
      )}
      <Refused {...props} accountId={accountId} />
      <Actions {...props} warned={weighed.kind === 'weighed' && weighed.warned} />
      <MadeOf panel={panel} row={row} begins={row.member.assigned || !asking} />
    </section>
  );
};

/** One primary button at most; an action with a warning is a plain one. */
const Actions = ({ panel, row, assign, onClose, warned }: ChosenProps & { warned: boolean }) => {
  const { issue, readOnly } = panel;
  if (readOnly || !issue.open || issue.archived) return null;
  const { assigned, accountId } = row.member;
  const label = assigned
    ? panelWords.unassign
    : warned
      ? panelWords.assignAnyway(row.name)
      : panelWords.assignTo(row.name);
  return (
    <div className="stack">
      <div className="row row-wrap">
        <button
          type="button"
          className={`button ${assigned || warned ? '' : 'button-primary'}`}
          aria-disabled={assign.busy}
          onClick={() => (assign.busy ? undefined : assign.to(assigned ? null : accountId))}
        >
          {assign.busy ? panelWords.assigning : label}
        </button>
        <button type="button" className="button button-quiet" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
      <p className="small subtlest">{panelWords.changesJira}</p>
    </div>
  );
};

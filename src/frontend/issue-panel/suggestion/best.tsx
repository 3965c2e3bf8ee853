import { type ReactNode, type RefObject, useId, useState } from 'react';
import type { Candidate } from '../../../contract/suggestion';
import { Avatar } from '../../shared/avatar';
import { Actions } from './actions';
import { AlsoList } from './also-possible';
import { inCard } from './in-card';
import { cardWords } from './messages';
import { Parts } from './parts';
import type { CardProps } from './props';

/** The best fit: whom, why in three parts, and the way to give it to them. */
export const Best = (props: CardProps & { best: Candidate; heading: RefObject<HTMLHeadingElement> }) => {
  const { best, layout, nameOf, panel } = props;
  const { accountId } = best;
  const name = nameOf(accountId);
  const narrow = layout === 'narrow';
  const hasIt = panel.issue.assignee === accountId;
  const title = (
    <h2 ref={props.heading} tabIndex={-1} className="row best-title">
      <Avatar accountId={accountId} name={name} large />
      <span className="grow">
        {!narrow && <span className="block eyebrow">{cardWords.bestFit}</span>}
        <bdi className="block best-name">{name}</bdi>
      </span>
    </h2>
  );
  const actions = <Actions {...props} accountId={accountId} primary />;
  return (
    <>
      {narrow ? (
        <More {...props}>{title}</More>
      ) : (
        <header className="row row-between row-wrap">
          {title}
          {actions}
        </header>
      )}
      {hasIt && <p>{cardWords.hasIt(name)}</p>}
      <Parts {...props} candidate={best} />
      {narrow && actions}
    </>
  );
};

/** In one column the others stand behind a link beside the heading. */
const More = ({ children, ...props }: CardProps & { children: ReactNode }) => {
  const { also, growth } = inCard(props.there.of, props.panel);
  const [open, setOpen] = useState(false);
  const list = useId();
  const count = also.length + (growth === null ? 0 : 1);
  return (
    <>
      <header className="row row-between">
        <p className="eyebrow">{cardWords.bestFit}</p>
        {count > 0 && (
          <button
            type="button"
            className="button button-link small"
            aria-expanded={open}
            aria-controls={open ? list : undefined}
            onClick={() => setOpen(!open)}
          >
            {open ? cardWords.fewerSuggestions : cardWords.moreSuggestions(count)}
          </button>
        )}
      </header>
      {open && (
        <div id={list} className="also">
          <AlsoList {...props} />
        </div>
      )}
      {children}
    </>
  );
};

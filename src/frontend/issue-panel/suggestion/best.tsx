import { type RefObject, useId, useState } from 'react';
import type { Candidate } from '../../../contract/suggestion';
import { Avatar } from '../../shared/avatar';
import { Actions } from './actions';
import { AlsoList } from './also-possible';
import { inCard } from './in-card';
import { cardWords } from './messages';
import { Parts } from './parts';
import type { CardProps } from './props';

type Props = CardProps & { readonly best: Candidate; readonly heading: RefObject<HTMLHeadingElement> };

/** The best fit: whom, why in three parts, and the way to give it to them. */
export const Best = (props: Props) => (props.layout === 'narrow' ? <NarrowBest {...props} /> : <WideBest {...props} />);

const WideBest = (props: Props) => (
  <>
    <header className="row row-between row-wrap">
      <Title {...props} />
      <Actions {...props} accountId={props.best.accountId} primary />
    </header>
    <HasIt {...props} />
    <Parts {...props} candidate={props.best} />
  </>
);

/** In one column the others stand behind a link beside the heading, and open below. */
const NarrowBest = (props: Props) => {
  const { also, growth } = inCard(props.there.of, props.panel);
  const [open, setOpen] = useState(false);
  const list = useId();
  const count = also.length + (growth === null ? 0 : 1);
  return (
    <>
      <header className="row row-between row-wrap">
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
      <Title {...props} />
      <HasIt {...props} />
      <Parts {...props} candidate={props.best} />
      <Actions {...props} accountId={props.best.accountId} primary />
      {open && (
        <div id={list} className="also-ruled">
          <AlsoList {...props} />
        </div>
      )}
    </>
  );
};

const Title = ({ best: { accountId }, nameOf, layout, heading }: Props) => (
  <h2 ref={heading} tabIndex={-1} className="row best-title">
    <Avatar accountId={accountId} name={nameOf(accountId)} large />
    <span className="grow">
      {layout !== 'narrow' && <span className="block eyebrow">{cardWords.bestFit}</span>}
      <bdi className="block best-name">{nameOf(accountId)}</bdi>
    </span>
  </h2>
);

const HasIt = ({ best: { accountId }, panel, nameOf }: Props) =>
  panel.issue.assignee === accountId ? <p>{cardWords.hasIt(nameOf(accountId))}</p> : null;

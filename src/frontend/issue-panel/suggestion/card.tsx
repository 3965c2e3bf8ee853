import './suggestion.css';
import { useRef } from 'react';
import { InfoIcon } from '../../shared/icons';
import { useFormat } from '../../shared/site';
import { Refused } from '../refused';
import { useFocusWhenDone } from '../use-focus-when-done';
import { AlsoPossible } from './also-possible';
import { Best } from './best';
import { firstLater } from './first-later';
import { HowRanked } from './how-ranked';
import { inCard } from './in-card';
import { cardWords } from './messages';
import { Nobody, WhoCould } from './nobody';
import type { CardProps } from './props';
import { ranks } from './suggesting';

/** Who should take this: the best fit in three named parts, who else could, and how that was found. */
export const Card = (props: CardProps) => {
  const { panel, there, layout, assign, chosen } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusWhenDone(assign.busy, assign.refused !== null, heading);
  const { best } = inCard(there.of, panel);
  const refused = assign.refused?.about ?? null;
  return (
    <section
      className={`card suggestion suggestion-${layout} ${there.of.ranked.length > 0 ? 'suggestion-kept' : ''} stack`}
      aria-label={best === null ? cardWords.whoCould : cardWords.bestFit}
      aria-busy={there.waiting}
    >
      {!ranks(there.of.mode) ? (
        <WhoCould {...props} heading={heading} />
      ) : best === null ? (
        <Nobody {...props} heading={heading} />
      ) : (
        <>
          <Best {...props} best={best} heading={heading} />
          <Later {...props} />
          <AlsoPossible {...props} />
        </>
      )}
      {refused !== null && refused !== chosen && <Refused {...props} accountId={refused} />}
      <HowRanked {...props} />
    </section>
  );
};

/** "Jonas would rank first if …": the nearest due date that would change the answer. */
const Later = ({ there, nameOf }: CardProps) => {
  const format = useFormat();
  const later = firstLater(there.of);
  if (later === null) return null;
  const { accountId, due, days } = later;
  return (
    <p className="row row-tight row-top small subtle">
      <InfoIcon />
      <span>{cardWords.wouldRankFirst(nameOf(accountId), format.day(due), days)}</span>
    </p>
  );
};

import './place.css';
import { lazy, Suspense } from 'react';
import { failureOf } from '../../shared/backend';
import { RetryIcon } from '../../shared/icons';
import { failureWords, words } from '../../shared/messages';
import type { PanelProps } from '../props';
import type { ChosenPerson } from '../use-chosen';
import type { Layout } from '../use-layout';
import { reasonWords } from './reason-messages';

const Card = lazy(() => import('./suggestion-chunk').then((module) => ({ default: module.Card })));

type Props = PanelProps & { readonly layout: Layout; readonly person: ChosenPerson };

/** The card, or what stands in its place: the list below does not move when it comes. */
export const SuggestionPlace = (props: Props) => {
  const { suggesting, layout, person } = props;
  if (suggesting.kind === 'none') return null;
  if (suggesting.kind === 'failed') return <NoCard {...suggesting} />;
  if (suggesting.kind === 'reading') return <CardSkeleton layout={layout} />;
  return (
    <Suspense fallback={<CardSkeleton layout={layout} />}>
      <Card
        {...props}
        there={suggesting}
        chosen={person.chosen}
        onWhatIf={(accountId) => person.toggle(accountId, 'card')}
      />
    </Suspense>
  );
};

const CardSkeleton = ({ layout }: { layout: Layout }) => (
  <div className={`card suggestion suggestion-${layout} suggestion-kept stack`} aria-busy="true">
    <p className="visually-hidden">{reasonWords.reading}</p>
    <div className="row">
      <div className="skeleton skeleton-round skeleton-large" />
      <div className="skeleton skeleton-name" />
    </div>
    <div className="parts">
      {[1, 2, 3].map((part) => (
        <div key={part} className="stack">
          <div className="skeleton skeleton-hint" />
          <div className="stack">
            <div className="skeleton" />
            <div className="skeleton" />
            <div className="skeleton skeleton-line" />
          </div>
        </div>
      ))}
    </div>
    {[1, 2, 3].map((other) => (
      <div key={other} className="row">
        <div className="skeleton skeleton-round" />
        <div className="skeleton skeleton-line" />
      </div>
    ))}
  </div>
);

/** The figures below do not need it. */
const NoCard = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const failure = failureOf(error);
  const text = failure === null ? words.wrongTitle : failureWords(failure).title;
  return (
    <p className="row row-top small subtle" role="status">
      <RetryIcon />
      <span>
        {reasonWords.failed} {text}.{' '}
        <button type="button" className="button button-link small" onClick={retry}>
          {words.retry}
        </button>
      </span>
    </p>
  );
};

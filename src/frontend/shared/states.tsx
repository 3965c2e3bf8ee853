import type { ReactNode } from 'react';
import type { Failure } from '../../contract';
import { failureOf } from './backend';
import { ClockIcon, LockIcon, RetryIcon } from './icons';
import { failureWords, words } from './messages';

/** One icon, one line what, one line what to do, at most one button. */
export const Centred = ({
  icon,
  title,
  text,
  children,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  children?: ReactNode;
}) => (
  <section className="centred" role="status">
    {icon}
    <h2>{title}</h2>
    <p className="subtle">{text}</p>
    {children}
  </section>
);

/** What stands where a page could not be read. Hidden and missing read the same. */
export const Failed = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const failure = failureOf(error);
  if (failure?.kind === 'not-found')
    return <Centred icon={<LockIcon />} title={words.nothingTitle} text={words.nothingText} />;
  const { title, text } = said(failure);
  return (
    <Centred
      icon={failure?.kind === 'unavailable' && failure.reason === 'setting-up' ? <ClockIcon /> : <RetryIcon />}
      title={title}
      text={text}
    >
      <button type="button" className="button" onClick={onRetry}>
        {words.retry}
      </button>
    </Centred>
  );
};

const said = (failure: Failure | null) =>
  failure === null ? { title: words.wrongTitle, text: words.wrongText } : failureWords(failure);

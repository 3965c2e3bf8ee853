import { useState } from 'react';
import type { Failure } from '../../contract';
import { failureWords, words } from '../shared/messages';
import { useFormat, useSite } from '../shared/site';
import { useNames } from '../shared/use-names';
import { type SettingObject, useLastChange } from './last-change';
import { Message } from './message';
import { settingsWords as say } from './messages';

type Props = {
  readonly object: SettingObject | null;
  readonly failure: Failure;
  /** Fields that somebody else changed. */
  readonly theirs: readonly string[];
  readonly changes: readonly string[];
  readonly compare: readonly string[];
  readonly onKeep: () => void;
  readonly onDrop: () => void;
};

/** Tells who was faster and what they changed; nothing of one's own is lost until one says so. */
export const ChangedMeanwhile = ({ object, failure, theirs, changes, compare, onKeep, onDrop }: Props) => {
  const { locale } = useSite();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const last = useLastChange(object, true);
  const nameOf = useNames(last?.by == null ? [] : [last.by]);
  const fallback = failureWords(failure);
  const title =
    last === null
      ? fallback.title
      : say.somebodyChanged(last.by === null ? words.someone : nameOf(last.by), agoOf(last.at, locale, format.moment));
  const what = theirs.length === 0 ? [] : changes.length > 0 ? changes.slice(0, MOST) : [say.theirs(theirs)];
  return (
    <Message kind="warning" title={title} text={last === null ? fallback.text : say.inputKept}>
      {what.length > 0 && <p>{what.join(' ')}</p>}
      {open && (
        <div className="compare">
          <Sentences title={say.theirChanges} sentences={changes} />
          <Sentences title={say.yourChanges} sentences={compare.length > 0 ? compare : [say.nothingYours]} />
        </div>
      )}
      {theirs.length > 0 && (
        <p className="row row-wrap">
          {changes.length > 0 && (
            <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {say.compare}
            </button>
          )}
          <button type="button" className="button" onClick={onKeep}>
            {say.keepMine}
          </button>
          <button type="button" className="button" onClick={onDrop}>
            {say.takeTheirs}
          </button>
        </p>
      )}
    </Message>
  );
};

const MOST = 3;

const Sentences = ({ title, sentences }: { title: string; sentences: readonly string[] }) => (
  <div>
    <h3>{title}</h3>
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  </div>
);

const MINUTE = 60_000;

/** `2 min ago` within the hour, else the moment. The log's clock and the browser's may differ: the future is now. */
const agoOf = (at: number, locale: string, moment: (at: number) => string): string => {
  const minutes = Math.floor((Date.now() - at) / MINUTE);
  if (minutes >= 60 || minutes < -1) return moment(at);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }).format(
    -Math.max(0, minutes),
    'minute',
  );
};

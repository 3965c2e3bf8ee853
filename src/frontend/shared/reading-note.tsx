import type { Reading } from '../../contract';
import { ClockIcon } from './icons';
import { words } from './messages';
import { useFormat } from './site';

/** How far the backfill is; figures stay below it. */
export const ReadingNote = ({ reading }: { reading: Reading }) => {
  const format = useFormat();
  const { phase, done, total } = reading;
  return (
    <section className="message message-information" aria-live="polite">
      <ClockIcon />
      <div className="grow">
        <h2 className="message-title">{words.readingTitle[phase]}</h2>
        {total !== null && total > 0 && (
          <progress className="progress" value={done} max={total} aria-label={words.readingTitle[phase]} />
        )}
        <p className="small subtle">{words.readingText(reading, format)}</p>
      </div>
    </section>
  );
};

import type { KpiBasis } from '../../contract/kpi';
import { say } from './messages';
import type { Writing } from './use-figures';

/** How far ratings of a field mapped lately are read; null = wholly. A day to come says that nothing is read yet. */
export const ratingWords = ({ notes, dataSince, window }: KpiBasis, { format, figures }: Writing): string | null => {
  const note = notes.find(({ kind }) => kind === 'field-reading');
  if (note === undefined) return null;
  const left = note.issues === null ? null : figures.count(note.issues);
  return dataSince === null || dataSince > window.to
    ? say.ratingsReading(left)
    : say.ratingsBackTo(format.dayInYear(dataSince), left);
};

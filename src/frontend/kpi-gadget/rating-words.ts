import type { KpiBasis } from '../../contract/kpi';
import type { KpiId } from '../../domain/kpi/catalogue';
import { say } from './messages';
import type { Writing } from './use-figures';

type Told = Pick<KpiBasis, 'notes' | 'window'>;

/** Whether a figure is one of ratings that are still being read. */
export const missesRatings = (kpi: KpiId, { notes }: Pick<KpiBasis, 'notes'>): boolean =>
  (kpi === 'satisfaction' || kpi === 'nps') && notes.some(({ kind }) => kind === 'field-reading');

/** How far ratings of a field mapped lately are read; null = wholly. */
export const ratingWords = ({ notes, window }: Told, { format, figures }: Writing): string | null => {
  const note = notes.find((one) => one.kind === 'field-reading');
  if (note === undefined) return null;
  const left = note.issues === null ? null : figures.count(note.issues);
  return note.since === null || note.since > window.to
    ? say.ratingsReading(left)
    : say.ratingsBackTo(format.dayInYear(note.since), left);
};

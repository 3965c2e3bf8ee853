import type { KpiBasis } from '../../contract/kpi';
import { givenUpWords } from '../shared/gap-words';
import { ClockIcon, InfoIcon } from '../shared/icons';
import { staleWords } from '../shared/sync-words';
import type { Mended } from './config/gadget-config';
import { say } from './messages';
import { ratingWords } from './rating-words';
import type { Writing } from './use-figures';

type Props = {
  readonly basis: KpiBasis;
  readonly writing: Writing;
  /** How many issues of a filter were taken where it has more. */
  readonly filterCut: number | null;
  readonly mended: readonly Mended[];
};

/** What keeps the figures below from being the whole truth. */
export const Notices = ({ basis, writing, filterCut, mended }: Props) => {
  const { figures } = writing;
  const { cut } = basis;
  const incomplete = incompleteWords(basis, writing);
  const short =
    cut !== null
      ? say.cut(figures.count(cut.taken), figures.count(cut.of))
      : filterCut !== null
        ? say.cutFilter(figures.count(filterCut))
        : null;
  const stale = basis.stale === null ? null : staleWords(basis.stale, basis.asOf, writing.format);
  const closed = basis.closedProjects === 0 ? null : say.closed(basis.closedProjects);
  const late = [incomplete, stale].filter((text) => text !== null);
  const also = [short, closed, mended.length > 0 ? say.mended(mended) : null].filter((text) => text !== null);
  if (late.length + also.length === 0) return null;
  return (
    <ul className="gadget-notices small">
      {late.map((text) => (
        <li key={text}>
          <ClockIcon />
          <span>{text}</span>
        </li>
      ))}
      {also.map((text) => (
        <li key={text}>
          <InfoIcon />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
};

/** What was given up of the scope, counted; empty = nothing. */
export const givenUpIn = ({ notes }: Pick<KpiBasis, 'notes'>): string =>
  givenUpWords(notes.filter((note) => note.kind === 'given-up'));

const incompleteWords = (basis: KpiBasis, writing: Writing): string | null => {
  const { reading, dataSince, complete } = basis;
  const { format } = writing;
  const share = reading?.total ? format.percent(reading.done / reading.total) : null;
  if (reading?.phase === 'open') return say.reading(share);
  const ratings = ratingWords(basis, writing);
  if (ratings !== null) return ratings;
  if (dataSince !== null) return say.readBackTo(format.dayInYear(dataSince), share);
  const given = givenUpIn(basis);
  if (given !== '') return say.givenUp(given);
  return complete ? null : say.incomplete;
};

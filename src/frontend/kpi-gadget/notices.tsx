import type { KpiBasis } from '../../contract/kpi';
import { ClockIcon, InfoIcon } from '../shared/icons';
import type { Mended } from './config/gadget-config';
import { say } from './messages';
import type { Writing } from './use-figures';

type Props = {
  readonly basis: KpiBasis;
  readonly writing: Writing;
  /** How many issues of a filter were taken where it has more. */
  readonly filterCut: number | null;
  readonly mended: readonly Mended[];
};

/** What keeps the figures below from being the whole truth. */
export const Notices = ({ basis, writing: { format, figures }, filterCut, mended }: Props) => {
  const { reading, dataSince, complete, cut } = basis;
  const share = reading?.total ? format.percent(reading.done / reading.total) : null;
  const incomplete =
    reading?.phase === 'open'
      ? say.reading(share)
      : dataSince !== null
        ? say.readBackTo(format.dayInYear(dataSince), share)
        : complete
          ? null
          : say.incomplete;
  const short =
    cut !== null
      ? say.cut(figures.count(cut.taken), figures.count(cut.of))
      : filterCut !== null
        ? say.cutFilter(figures.count(filterCut))
        : null;
  if (incomplete === null && short === null && mended.length === 0) return null;
  return (
    <ul className="gadget-notices small">
      {incomplete !== null && (
        <li>
          <ClockIcon />
          <span>{incomplete}</span>
        </li>
      )}
      {[short, mended.length > 0 ? say.mended(mended) : null].map(
        (text) =>
          text !== null && (
            <li key={text}>
              <InfoIcon />
              <span>{text}</span>
            </li>
          ),
      )}
    </ul>
  );
};

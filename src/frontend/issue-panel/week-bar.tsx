import { words } from '../shared/messages';
import { useFormat } from '../shared/site';
import type { WeekSums } from './week-sums';

/** Pixels that the longest week of the team takes, where the panel is a table. */
const LENGTH = 56;
const THICK = 12;

/** Lengths of a bar's parts in pixels: known work, assumed work up to capacity, the track, what is over, days away. */
const partsOf = ({ capacity, load, assumed, away, over }: WeekSums, scale: number, length: number) => {
  const px = (seconds: number) => Math.min(length, (seconds / scale) * length);
  const within = Math.min(load, capacity);
  const hatched = Math.min(assumed, within);
  return { track: px(capacity), known: px(within - hatched), assumed: px(hatched), away: px(away), over: over > 0 };
};

/** A week lying down: for tables. The dark tick is the end of capacity; a red point stands past it. */
export const WeekBar = ({ sums, scale }: { sums: WeekSums; scale: number }) => {
  const { track, known, assumed, away, over } = partsOf(sums, scale, LENGTH);
  return (
    <div>
      <svg width={LENGTH + 10} height={18} aria-hidden="true" focusable="false">
        <rect className="bar-track" x={0} y={3} width={track} height={THICK} rx={2} />
        <rect className="bar-known" x={0} y={3} width={known} height={THICK} rx={2} />
        <rect className="bar-assumed" x={known} y={3} width={assumed} height={THICK} rx={2} />
        <rect className="bar-away" x={track + 2} y={3} width={Math.max(0, away - 2)} height={THICK} rx={2} />
        {sums.capacity > 0 && <rect className="bar-tick" x={track - 1} y={1} width={2} height={16} rx={1} />}
        {over && <path className="bar-over" d={`M${track + 2} 3h3l5 6-5 6h-3z`} />}
      </svg>
      <WeekFigure sums={sums} />
    </div>
  );
};

const WeekFigure = ({ sums }: { sums: WeekSums }) => {
  const format = useFormat();
  if (sums.allAway) return <span className="small subtle">{words.away}</span>;
  const text = words.ofCapacity(format.bareHours(sums.load), format.bareHours(sums.capacity));
  return (
    <span className={`small nowrap ${sums.over >= 1800 ? 'danger strong' : 'subtle'}`}>
      {text}
      {sums.over >= 1800 && <span className="visually-hidden">, {words.hoursOver(format.hours(sums.over))}</span>}
    </span>
  );
};

const HEIGHT = 34;
const WIDE = 17;

/** A week standing up: for narrow panels. Capacity is the line on top; the point looks up. */
export const WeekColumn = ({ sums, scale }: { sums: WeekSums; scale: number }) => {
  const { track, known, assumed, away, over } = partsOf(sums, scale, HEIGHT);
  const base = HEIGHT + 8;
  return (
    <svg width={WIDE + 3} height={base} aria-hidden="true" focusable="false">
      <rect className="bar-track" x={1} y={base - track} width={WIDE} height={track} rx={2} />
      <rect className="bar-known" x={1} y={base - known} width={WIDE} height={known} rx={2} />
      <rect className="bar-assumed" x={1} y={base - known - assumed} width={WIDE} height={assumed} rx={2} />
      <rect className="bar-away" x={1} y={base - track - away} width={WIDE} height={Math.max(0, away - 2)} rx={2} />
      {sums.capacity > 0 && <rect className="bar-tick" x={0} y={base - track - 1} width={WIDE + 2} height={2} rx={1} />}
      {over && <path className="bar-over" d={`M2 ${base - track - 2}v-1l${WIDE / 2 - 1}-5 ${WIDE / 2 - 1} 5v1z`} />}
    </svg>
  );
};

import { useEffect, useState } from 'react';
import { useFormat } from '../shared/site';
import { panelWords } from './messages';
import type { WeekSums } from './week-sums';
import { LEAST_SECONDS } from './windows';

/** Pixels that the longest week of the team takes. */
const LENGTH = 60;
const THICK = 12;
const HEIGHT = 34;
const WIDE = 17;

const KINDS = ['load', 'other', 'assumed', 'own'] as const;
type Segment = { readonly kind: (typeof KINDS)[number]; readonly from: number; readonly length: number };

/** Where a bar's parts lie, in pixels: work in the order of the legend, cut off at the end of capacity. */
const segmentsOf = (sums: WeekSums, scale: number, length: number) => {
  const px = (seconds: number) => Math.max(0, Math.min(length, (seconds / scale) * length));
  const work = { ...sums, load: sums.load - sums.other - sums.assumed - sums.own };
  let [sum, from] = [0, 0];
  const segments = KINDS.map((kind): Segment => {
    sum += Math.max(0, work[kind]);
    const to = px(Math.min(sum, sums.capacity));
    const segment = { kind, from, length: Math.max(0, to - from) };
    from = to;
    return segment;
  });
  return { segments, track: px(sums.capacity), away: px(sums.away), over: sums.over > 0 };
};

/** A week lying down: for tables. The dark tick is the end of capacity; a red point stands past it. */
export const WeekBar = ({ sums, scale }: { sums: WeekSums; scale: number }) => (
  <div>
    <Bar sums={sums} scale={scale} />
    <WeekFigure sums={sums} />
  </div>
);

const Bar = ({ sums, scale }: { sums: WeekSums; scale: number }) => {
  const { segments, track, away, over } = segmentsOf(sums, scale, LENGTH);
  return (
    <svg
      className="bar"
      viewBox={`0 0 ${LENGTH + 10} 18`}
      preserveAspectRatio="xMinYMid meet"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="bar-track" x={0} y={3} height={THICK} rx={2} style={{ width: track }} />
      {segments.map(({ kind, from, length }) => (
        <rect key={kind} className={`bar-${kind}`} y={3} height={THICK} rx={2} style={{ x: from, width: length }} />
      ))}
      <rect className="bar-away" x={track + 2} y={3} width={Math.max(0, away - 2)} height={THICK} rx={2} />
      {sums.capacity > 0 && <rect className="bar-tick" x={track - 1} y={1} width={2} height={16} rx={1} />}
      {over && <path className="bar-over" d={`M${track + 2} 3h3l5 6-5 6h-3z`} />}
    </svg>
  );
};

/** Grows from one state to the other when it comes to the screen; with reduced motion it is there at once. */
export const GrowingBar = ({ from, to, scale }: { from: WeekSums; to: WeekSums; scale: number }) => {
  const [grown, setGrown] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setGrown(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div>
      <Bar sums={grown ? to : from} scale={scale} />
      <WeekFigure sums={to} />
    </div>
  );
};

const WeekFigure = ({ sums }: { sums: WeekSums }) => {
  const format = useFormat();
  if (sums.allAway) return <span className="small subtle">{panelWords.away}</span>;
  const over = sums.over >= LEAST_SECONDS;
  return (
    <>
      <span className={`small nowrap ${over ? 'danger strong' : 'subtle'}`} aria-hidden="true">
        {panelWords.ofCapacity(format.bareHours(sums.load), format.bareHours(sums.capacity))}
      </span>
      <SpokenWeek sums={sums} />
    </>
  );
};

/** What a bar says aloud: `26 h of 35 h, 3 h over`. */
export const SpokenWeek = ({ sums }: { sums: WeekSums }) => {
  const format = useFormat();
  const text = sums.allAway
    ? panelWords.away
    : panelWords.spoken(format.hours(sums.load), format.hours(sums.capacity)) +
      (sums.over >= LEAST_SECONDS ? `, ${panelWords.hoursOver(format.hours(sums.over))}` : '');
  return <span className="visually-hidden">{text}</span>;
};

/** A week standing up: for narrow panels. Capacity is the line on top; the point looks up. */
export const WeekColumn = ({ sums, scale }: { sums: WeekSums; scale: number }) => {
  const { segments, track, away, over } = segmentsOf(sums, scale, HEIGHT);
  const base = HEIGHT + 8;
  return (
    <svg width={WIDE + 3} height={base} aria-hidden="true" focusable="false">
      <rect className="bar-track" x={1} y={base - track} width={WIDE} height={track} rx={2} />
      {segments.map(({ kind, from, length }) => (
        <rect key={kind} className={`bar-${kind}`} x={1} y={base - from - length} width={WIDE} height={length} rx={2} />
      ))}
      <rect className="bar-away" x={1} y={base - track - away} width={WIDE} height={Math.max(0, away - 2)} rx={2} />
      {sums.capacity > 0 && <rect className="bar-tick" x={0} y={base - track - 1} width={WIDE + 2} height={2} rx={1} />}
      {over && <path className="bar-over" d={`M2 ${base - track - 2}v-1l${WIDE / 2 - 1}-5 ${WIDE / 2 - 1} 5v1z`} />}
    </svg>
  );
};

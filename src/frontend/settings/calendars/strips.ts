import type { DayKind, YearMonth } from './year';

/** Width and height of a day in the team's year, in px; a gap is part of it. */
export const DAY = 20;
export const ROW = 32;
const GAP = 2;
const TOP = 5;

/** Rectangles of the days of each kind in a month, as one path a kind: a month of a person is a handful of elements. */
export const stripPaths = ({ days }: YearMonth): readonly { readonly kind: DayKind; readonly d: string }[] => {
  const paths = new Map<DayKind, string>();
  for (const [n, { kind }] of days.entries()) {
    if (kind === 'free') continue;
    const [x, width, height] = [n * DAY + GAP / 2, DAY - GAP, ROW - 2 * TOP];
    const half = `M${x} ${TOP}h${width}l${-width} ${height}z`;
    const whole = `M${x} ${TOP}h${width}v${height}h${-width}z`;
    paths.set('work', (paths.get('work') ?? '') + (kind === 'work' || kind === 'half' ? whole : ''));
    if (kind !== 'work') paths.set(kind, (paths.get(kind) ?? '') + (kind === 'half' ? half : whole));
  }
  return [...paths].filter(([, d]) => d !== '').map(([kind, d]) => ({ kind, d }));
};

/** Days before each month of a year, and behind the last one. */
export const monthStarts = (year: number): readonly number[] => {
  const first = Date.UTC(year, 0, 1);
  return Array.from({ length: 13 }, (_, month) => Math.round((Date.UTC(year, month, 1) - first) / 86_400_000));
};

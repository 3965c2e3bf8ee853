import { type RefObject, useEffect, useState } from 'react';
import { DAY, ROW } from './strips';

export type Seen = { readonly first: number; readonly last: number; readonly months: readonly number[] };

/** Rows beyond both ends that stay in the page, so that scrolling meets what is there already. */
const MORE_ROWS = 4;

/** Which rows and months are in sight of a scrolled box. It changes by whole rows and months, not with every pixel. */
export const useWindow = (box: RefObject<HTMLElement | null>, rows: number, starts: readonly number[]): Seen => {
  const [seen, setSeen] = useState<Seen>({ first: 0, last: 24, months: [0, 1, 2, 3] });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () => {
      const next = windowOf(element, starts);
      setSeen((now) => (same(now, next) ? now : next));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [box, starts]);
  return { ...seen, last: Math.min(seen.last, rows - 1) };
};

/** Steps of some rows keep what is drawn the same while a row or two go by. */
const STEP = 4;

const windowOf = (
  { scrollTop, scrollLeft, clientHeight, clientWidth }: HTMLElement,
  starts: readonly number[],
): Seen => {
  const first = Math.floor(Math.floor(scrollTop / ROW) / STEP) * STEP - MORE_ROWS;
  const last = first + Math.ceil(clientHeight / ROW) + STEP + 2 * MORE_ROWS;
  const months = starts
    .slice(0, 12)
    .flatMap((start, month) =>
      start * DAY <= scrollLeft + clientWidth + 31 * DAY && (starts[month + 1] ?? 0) * DAY >= scrollLeft - 10 * DAY
        ? [month]
        : [],
    );
  return { first: Math.max(0, first), last, months };
};

const same = (a: Seen, b: Seen): boolean =>
  a.first === b.first && a.last === b.last && a.months.join() === b.months.join();

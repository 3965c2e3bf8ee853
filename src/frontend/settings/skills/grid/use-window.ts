import { type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Place } from './keys';

export const ROW = 40;
export const COLUMN = 76;
export const HEAD = 82;
export const FOOT = 60;

/** The part of the grid that is on screen: rows and columns that are drawn. */
export type Window = {
  readonly rows: readonly { readonly index: number; readonly start: number }[];
  readonly columns: readonly { readonly index: number; readonly start: number }[];
  readonly width: number;
  readonly height: number;
  readonly personWidth: number;
  /** Rows that fit on screen. */
  readonly page: number;
  readonly show: (place: Place) => void;
};

/** Draws what is on screen and a little around it; the place of the focus is always drawn. */
export const useWindow = (
  box: RefObject<HTMLDivElement | null>,
  size: { readonly rows: number; readonly cols: number },
  focus: Place,
): Window => {
  const personWidth = useNarrow() ? 118 : 176;
  const across = useAxis(box, {
    horizontal: true,
    count: size.cols,
    item: COLUMN,
    before: personWidth,
    after: 0,
    focus: focus.col,
    ahead: 2,
  });
  const down = useAxis(box, {
    horizontal: false,
    count: size.rows,
    item: ROW,
    before: HEAD,
    after: FOOT,
    focus: focus.row,
    ahead: 4,
  });
  const show = useCallback(
    ({ row, col }: Place) => {
      if (row < size.rows) down.scrollToIndex(row, { align: 'auto' });
      across.scrollToIndex(col, { align: 'auto' });
    },
    [down, across, size.rows],
  );
  const height = down.scrollRect?.height ?? 0;
  return {
    rows: down.getVirtualItems(),
    columns: across.getVirtualItems(),
    width: across.getTotalSize(),
    height: down.getTotalSize(),
    personWidth,
    page: Math.max(1, Math.floor((height - HEAD - FOOT) / ROW) - 1),
    show,
  };
};

type Axis = {
  readonly horizontal: boolean;
  readonly count: number;
  readonly item: number;
  readonly before: number;
  readonly after: number;
  readonly focus: number;
  /** How many are drawn beyond the edge that is scrolled to; behind the other one what the heads cover is enough. */
  readonly ahead: number;
};

const useAxis = (box: RefObject<HTMLDivElement | null>, axis: Axis): Virtualizer<HTMLDivElement, Element> => {
  const { focus, count, ahead } = axis;
  const self = useRef<Virtualizer<HTMLDivElement, Element> | null>(null);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = around(range, ahead, self.current?.scrollDirection ?? null);
      return focus >= count || drawn.includes(focus) ? drawn : [...drawn, focus].sort((a, b) => a - b);
    },
    [focus, count, ahead],
  );
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    horizontal: axis.horizontal,
    count,
    getScrollElement: () => box.current,
    estimateSize: () => axis.item,
    paddingStart: axis.before,
    paddingEnd: axis.after,
    scrollPaddingStart: axis.before,
    scrollPaddingEnd: axis.after,
    rangeExtractor,
    useFlushSync: false,
  });
  self.current = virtualizer;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the width of the names moves every column
  useEffect(() => virtualizer.measure(), [virtualizer, axis.before]);
  return virtualizer;
};

/** What is on screen, and some more where it goes to; one more on either side while it stands still. */
const around = (
  { startIndex, endIndex, count }: Range,
  ahead: number,
  going: 'forward' | 'backward' | null,
): number[] => {
  const from = Math.max(0, startIndex - (going === null ? 1 : going === 'backward' ? ahead : 0));
  const to = Math.min(count - 1, endIndex + (going === null ? 1 : going === 'forward' ? ahead : 0));
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
};

const NARROW = '(max-width: 660px)';

const useNarrow = (): boolean => {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const tell = () => setNarrow(query.matches);
    query.addEventListener('change', tell);
    return () => query.removeEventListener('change', tell);
  }, []);
  return narrow;
};

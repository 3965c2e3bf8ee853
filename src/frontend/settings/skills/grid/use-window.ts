import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useState } from 'react';
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
    overscan: 2,
  });
  const down = useAxis(box, {
    horizontal: false,
    count: size.rows,
    item: ROW,
    before: HEAD,
    after: FOOT,
    focus: focus.row,
    overscan: 4,
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
  readonly overscan: number;
};

const useAxis = (box: RefObject<HTMLDivElement | null>, axis: Axis): Virtualizer<HTMLDivElement, Element> => {
  const { focus, count } = axis;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      return focus >= count || drawn.includes(focus) ? drawn : [...drawn, focus].sort((a, b) => a - b);
    },
    [focus, count],
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
    overscan: axis.overscan,
    rangeExtractor,
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the width of the names moves every column
  useEffect(() => virtualizer.measure(), [virtualizer, axis.before]);
  return virtualizer;
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

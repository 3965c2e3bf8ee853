import { type PointerEvent, useState } from 'react';
import type { RowSpan } from './use-dashboard';

type Size = { readonly rowSpan: RowSpan | null; readonly words: string; readonly height: number };

/** A widget is at least so high; it grows with what it shows, so that nothing scrolls inside. Px, the header included. */
const SIZES: readonly Size[] = [
  { rowSpan: null, words: 'as high as its content', height: 0 },
  { rowSpan: 'xsmall', words: 'extra small', height: 160 },
  { rowSpan: 'small', words: 'small', height: 280 },
  { rowSpan: 'medium', words: 'medium', height: 440 },
  { rowSpan: 'large', words: 'large', height: 640 },
];

const indexOf = (rowSpan: RowSpan | null): number => SIZES.findIndex((size) => size.rowSpan === rowSpan);
export const heightOf = (rowSpan: RowSpan | null): number => SIZES[indexOf(rowSpan)]?.height ?? 0;

const nearest = (height: number): number =>
  SIZES.reduce((best, size, at) => (distance(size, height) < distance(SIZES[best], height) ? at : best), 0);
const distance = (size: Size | undefined, height: number): number => Math.abs((size?.height ?? 0) - height);

type Props = { name: string; rowSpan: RowSpan | null; onResize: (rowSpan: RowSpan | null) => void };

/** The lower edge of a widget: dragged, or moved by the arrow keys, from size to size. */
export const HeightHandle = ({ name, rowSpan, onResize }: Props) => {
  const [dragging, setDragging] = useState(false);
  const now = indexOf(rowSpan);
  const to = (at: number) => {
    const size = SIZES[Math.max(0, Math.min(SIZES.length - 1, at))];
    if (size !== undefined && size.rowSpan !== rowSpan) onResize(size.rowSpan);
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    const top = event.currentTarget.closest('[data-gadget]')?.getBoundingClientRect().top ?? 0;
    if (dragging) to(nearest(event.clientY - top));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no line between texts
    <div
      role="separator"
      className="height-handle"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={`Height of ${name}`}
      aria-valuemin={0}
      aria-valuemax={SIZES.length - 1}
      aria-valuenow={now}
      aria-valuetext={SIZES[now]?.words}
      title="Drag, or use the arrow keys"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={follow}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        to(now + step);
      }}
    />
  );
};

import { type PointerEvent, useState } from 'react';

/** Twelfths of the left of two columns. */
const SPANS = [4, 6, 8];

/** Between two columns: dragged, or moved by the arrow keys, from width to width. */
export const ColumnHandle = ({ left, onMove }: { left: number; onMove: (spans: readonly number[]) => void }) => {
  const [dragging, setDragging] = useState(false);
  const to = (span: number | undefined) => {
    if (span !== undefined && span !== left) onMove([span, 12 - span]);
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    const whole = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!dragging || whole === undefined || whole.width === 0) return;
    const share = ((event.clientX - whole.left) / whole.width) * 12;
    to(SPANS.reduce((best, span) => (Math.abs(span - share) < Math.abs(best - share) ? span : best), left));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no line between texts
    <div
      role="separator"
      className="column-handle"
      style={{ left: `${(left / 12) * 100}%` }}
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the left column"
      aria-valuemin={4}
      aria-valuemax={8}
      aria-valuenow={left}
      aria-valuetext={`${left} of 12 parts`}
      title="Drag, or use the arrow keys"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={follow}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        to(SPANS[SPANS.indexOf(left) + step]);
      }}
    />
  );
};

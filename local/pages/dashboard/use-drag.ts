import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';

export type Place = { readonly column: number; readonly row: number };
export type Drag = { readonly gadgetId: string; readonly over: Place };

const EDGE_PX = 60;
const SCROLL_PX = 18;

/** Drags a gadget by its grip. The grip keeps the pointer, so that frames in between do not swallow it; Escape gives up. */
export const useDrag = (onDrop: (gadgetId: string, to: Place) => void) => {
  const [drag, setDrag] = useState<Drag | null>(null);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  const end = useRef<() => void>(() => {});
  useEffect(() => () => end.current(), []);
  const onGrip = useCallback((event: PointerEvent<HTMLElement>, gadgetId: string) => {
    if (event.button !== 0) return;
    const grip = event.currentTarget;
    grip.setPointerCapture(event.pointerId);
    let over: Place | null = null;
    const move = ({ clientX, clientY }: globalThis.PointerEvent) => {
      if (clientY < EDGE_PX + 52) scrollBy(0, -SCROLL_PX);
      if (clientY > innerHeight - EDGE_PX) scrollBy(0, SCROLL_PX);
      over = placeAt(clientX, clientY, gadgetId);
      setDrag({ gadgetId, over });
    };
    const stop = () => {
      grip.removeEventListener('pointermove', move);
      grip.removeEventListener('pointerup', up);
      grip.removeEventListener('pointercancel', stop);
      document.removeEventListener('keydown', giveUp);
      end.current = () => {};
      setDrag(null);
    };
    const up = () => {
      stop();
      if (over !== null) drop.current(gadgetId, over);
    };
    const giveUp = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') stop();
    };
    end.current = stop;
    grip.addEventListener('pointermove', move);
    grip.addEventListener('pointerup', up);
    grip.addEventListener('pointercancel', stop);
    document.addEventListener('keydown', giveUp);
  }, []);
  return { drag, onGrip };
};

/** The column under the pointer or nearest to it, and how many of its other gadgets have their middle above. */
const placeAt = (x: number, y: number, gadgetId: string): Place => {
  const columns = [...document.querySelectorAll<HTMLElement>('[data-column]')];
  const far = columns.map((column) => {
    const { left, right, top, bottom } = column.getBoundingClientRect();
    return Math.hypot(outside(x, left, right), outside(y, top, bottom));
  });
  const column = far.indexOf(Math.min(...far));
  const others = [...(columns[column]?.querySelectorAll<HTMLElement>('[data-gadget]') ?? [])].filter(
    ({ dataset }) => dataset.gadget !== gadgetId,
  );
  const row = others.filter((one) => {
    const { top, height } = one.getBoundingClientRect();
    return top + height / 2 < y;
  }).length;
  return { column, row };
};

const outside = (value: number, from: number, to: number): number => Math.max(from - value, 0, value - to);

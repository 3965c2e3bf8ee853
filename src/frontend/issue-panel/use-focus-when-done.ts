import { type RefObject, useEffect, useRef } from 'react';

/** Whoever assigned by keyboard stays in that section, and not on a button that says something else now, or is gone. */
export const useFocusWhenDone = (busy: boolean, refused: boolean, heading: RefObject<HTMLHeadingElement>): void => {
  const was = useRef(busy);
  const here = useRef(false);
  useEffect(() => {
    const section = heading.current?.closest('section');
    if (busy) here.current = document.hasFocus() && section?.contains(document.activeElement) === true;
    if (was.current && !busy && !refused && here.current) heading.current?.focus();
    was.current = busy;
  }, [busy, refused, heading]);
};

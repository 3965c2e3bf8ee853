import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** narrow: one column, bars upright; table: what-if under its row; beside: what-if at the right. */
export type Layout = 'narrow' | 'table' | 'beside';

/** In rem: with text at 200 % a panel of 760 px has room for a narrow one only. */
const TABLE_FROM = 33;
const BESIDE_FROM = 62;

/** How much room the panel has. */
export const useLayout = (): { readonly box: RefObject<HTMLElement>; readonly layout: Layout } => {
  const box = useRef<HTMLElement>(null);
  const [layout, setLayout] = useState<Layout>('narrow');
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => {
      const rem = element.clientWidth / Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setLayout(rem >= BESIDE_FROM ? 'beside' : rem >= TABLE_FROM ? 'table' : 'narrow');
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, layout };
};

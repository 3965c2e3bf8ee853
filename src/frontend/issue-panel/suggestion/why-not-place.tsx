import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { ChevronIcon } from '../../shared/icons';
import type { PanelProps } from '../props';
import type { Layout } from '../use-layout';
import { reasonWords } from './reason-messages';

const WhyNot = lazy(() => import('./suggestion-chunk').then((module) => ({ default: module.WhyNot })));

type Props = PanelProps & { readonly layout: Layout };

/** "Why not …?" where there is a column beside the list. */
export const WhyNotBeside = (props: Props) =>
  props.suggesting.kind === 'there' ? (
    <Suspense fallback={<WhyNotSkeleton />}>
      <WhyNot {...props} there={props.suggesting} />
    </Suspense>
  ) : (
    <WhyNotSkeleton />
  );

const WhyNotSkeleton = () => (
  <div className="why-not stack stack-wide" aria-busy="true">
    {[1, 2, 3, 4].map((line) => (
      <div key={line} className="row">
        <div className="skeleton skeleton-round" />
        <div className="grow stack">
          <div className="skeleton" />
          <div className="skeleton skeleton-line" />
        </div>
      </div>
    ))}
  </div>
);

/** Where there is none: a link that opens it in its place; Escape closes it and gives the focus back. */
export const WhyNotLink = (props: Props) => {
  const { suggesting } = props;
  const [open, setOpen] = useState(false);
  const region = useId();
  const link = useRef<HTMLButtonElement>(null);
  if (suggesting.kind !== 'there') return null;
  const close = () => {
    setOpen(false);
    link.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what a button opened
    <div className="why-place" onKeyDown={(event) => event.key === 'Escape' && open && close()}>
      <button
        ref={link}
        type="button"
        className="button button-link row row-tight"
        aria-expanded={open}
        aria-controls={open ? region : undefined}
        onClick={() => setOpen(!open)}
      >
        {reasonWords.whyNot}
        <ChevronIcon />
      </button>
      {open && (
        <div id={region}>
          <Suspense fallback={null}>
            <Opened {...props} there={suggesting} />
          </Suspense>
        </div>
      )}
    </div>
  );
};

const Opened = (props: React.ComponentProps<typeof WhyNot>) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return <WhyNot {...props} heading={heading} />;
};

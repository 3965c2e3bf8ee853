import type { CSSProperties } from 'react';
import type { GadgetConfig } from '../../contract/kpi';
import { remOf } from './board/board';
import { boardColumns } from './board/board-columns';
import { say } from './messages';
import { useWidth } from './use-width';
import './gadget.css';

/** The final shape, without figures; null = what will be shown is not known yet. */
export const Skeleton = ({ shown }: { shown: GadgetConfig['show'] | null }) => {
  const { box, width } = useWidth<HTMLDivElement>();
  const cards = shown?.kind === 'board' ? shown.kpis.length : 1;
  return (
    <div ref={box} className="gadget" aria-busy="true">
      <span className="visually-hidden" role="status">
        {say.loading}
      </span>
      <div className="gadget-head">
        <div className="skeleton skeleton-title" />
      </div>
      {shown?.kind === 'chart' ? (
        <div className="chart-body">
          <div className="skeleton skeleton-chart" />
        </div>
      ) : (
        <div className="board" style={{ '--columns': boardColumns(cards, remOf(width)) } as CSSProperties}>
          {Array.from({ length: cards }, (_, at) => at).map((at) => (
            <div key={at} className="figure">
              <div className="skeleton skeleton-name" />
              <div className="skeleton skeleton-value" />
              <div className="skeleton skeleton-target" />
              <div className="skeleton skeleton-spark" />
              <div className="skeleton skeleton-trend" />
            </div>
          ))}
        </div>
      )}
      <div className="gadget-foot">
        <div className="skeleton skeleton-name" />
      </div>
    </div>
  );
};

import type { KpiPoint } from '../../../contract/kpi';
import { sparkOf } from './spark-path';

const BOX = { width: 240, height: 40, padding: 5 } as const;

type Props = { readonly points: readonly KpiPoint[]; readonly target: number | null; readonly said: string };

/** 26 weeks without axes: a dot on now, dashes for the target. Its sentence says from what to what. */
export const SparkLine = ({ points, target, said }: Props) => {
  const { path, dot, targetY } = sparkOf(points, target, BOX);
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={said}
    >
      {targetY !== null && <line className="spark-target" x1="0" x2={BOX.width} y1={targetY} y2={targetY} />}
      <path className="spark-line" d={path} />
      {dot !== null && <path className="spark-dot" d={`M${dot.x} ${dot.y}h.01`} />}
    </svg>
  );
};

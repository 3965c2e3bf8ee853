import type { Percentiles } from '../../../contract/kpi';
import type { Format } from '../../shared/format';
import { EndLabels } from './axes';
import { apart, type Scale } from './scale';
import type { Plot } from './sketch';

export const PERCENTILES = ['p50', 'p85', 'p95'] as const;

/** `P50 3.1, P85 6.8 days`; those that are known. */
export const percentileWords = (percentiles: Percentiles, format: Format): string => {
  const known = PERCENTILES.flatMap((name) => {
    const value = percentiles[name];
    return value === null ? [] : [`${name.toUpperCase()} ${format.number(value)}`];
  });
  return known.length === 0 ? 'too few for percentiles' : `${known.join(', ')} days`;
};

/** Dashed lines across the plot, labelled at their ends. */
export const PercentileLines = ({
  percentiles,
  plot,
  y,
  format,
}: {
  percentiles: Percentiles;
  plot: Plot;
  y: Scale;
  format: Format;
}) => {
  const known = PERCENTILES.flatMap((name) => {
    const value = percentiles[name];
    return value === null ? [] : [{ name, value }];
  });
  const places = apart(
    known.map(({ value }) => y(value)),
    14,
    [plot.top, plot.bottom],
  );
  return (
    <g>
      {known.map(({ name, value }) => (
        <line key={name} className="chart-target" x1={plot.left} x2={plot.right} y1={y(value)} y2={y(value)} />
      ))}
      <EndLabels
        x={plot.right + 8}
        labels={known.map(({ name, value }, at) => ({
          text: `${name.toUpperCase()} ${format.number(value)}`,
          y: places[at] ?? 0,
        }))}
      />
    </g>
  );
};

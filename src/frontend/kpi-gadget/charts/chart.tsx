import { type CSSProperties, type PointerEvent, useId, useState } from 'react';
import { say } from '../messages';
import type { IssueNames } from '../use-issue-names';
import { Legend } from './legend';
import { nearest } from './nearest';
import type { ChartPoint, Sketch } from './sketch';

type Props = {
  readonly sketch: Sketch;
  readonly width: number;
  /** Names issues of points as they are looked at. */
  readonly names: IssueNames;
  readonly onLookAt: (issue: string | null) => void;
};

/** A chart that can be looked through by pointer and by arrow keys; each point is read out. */
export const Chart = ({ sketch, width, names, onLookAt }: Props) => {
  const [at, setAt] = useState<number | null>(null);
  const described = useId();
  const { points, height, said } = sketch;
  const point = at === null ? undefined : points[at];
  const show = (next: number | null) => {
    setAt(next);
    onLookAt(next === null ? null : (points[next]?.issue ?? null));
  };
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    show(nearest(points, event.clientX - box.left, event.clientY - box.top, sketch.ruler !== null));
  };
  const textOf = (index: number) => {
    const one = points[index];
    return one === undefined ? '' : readOut(one, names).join(', ');
  };
  return (
    <div className="chart">
      <div className="chart-stage" onPointerMove={follow} onPointerLeave={() => show(null)}>
        {points.length > 1 && (
          <input
            type="range"
            className="chart-walk"
            aria-label={said}
            aria-describedby={described}
            min={0}
            max={points.length - 1}
            value={at ?? points.length - 1}
            aria-valuetext={textOf(at ?? points.length - 1)}
            onFocus={() => show(at ?? points.length - 1)}
            onBlur={() => show(null)}
            onChange={(event) => show(Number(event.target.value))}
          />
        )}
        <svg
          className="chart-svg"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={said}
        >
          {sketch.marks}
          {point !== undefined && (
            <g className="chart-looked">
              {sketch.ruler !== null && (
                <line
                  className="chart-ruler"
                  x1={point.x}
                  x2={point.x}
                  y1={sketch.ruler.top}
                  y2={sketch.ruler.bottom}
                />
              )}
              <circle className="chart-ring" cx={point.x} cy={point.y} r="6" />
            </g>
          )}
        </svg>
        {point !== undefined && <ReadOut point={point} names={names} width={width} height={height} />}
      </div>
      <p id={described} className="visually-hidden">
        {say.walk}
      </p>
      <Legend items={sketch.legend} />
    </div>
  );
};

const readOut = ({ title, lines, issue }: ChartPoint, names: IssueNames): readonly string[] => {
  if (issue === undefined) return [title, ...lines];
  const found = names.get(issue);
  return [found?.key ?? say.issue(issue), ...lines, title];
};

/** Beside the point, on the side that has more room. */
const ReadOut = ({
  point,
  names,
  width,
  height,
}: {
  point: ChartPoint;
  names: IssueNames;
  width: number;
  height: number;
}) => {
  const [head, ...lines] = readOut(point, names);
  const summary = point.issue === undefined ? null : (names.get(point.issue)?.summary ?? null);
  const place: CSSProperties = {
    ...(point.x > width / 2 ? { right: width - point.x + 12 } : { left: point.x + 12 }),
    ...(point.y > height / 2 ? { bottom: height - point.y + 4 } : { top: Math.max(0, point.y - 4) }),
    maxWidth: Math.max(point.x, width - point.x) - 16,
  };
  return (
    <div className="chart-read-out small" style={place} aria-hidden="true">
      <strong>{head}</strong>
      {summary !== null && <span className="chart-read-out-summary">{summary}</span>}
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
};

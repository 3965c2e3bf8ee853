import type { KpiFields } from '../../../contract/kpi-settings';
import { NumberField } from '../../shared/fields';
import { kpiSettingWords as say } from './messages';

type Rating = NonNullable<KpiFields['satisfaction']>;
const MOST = 1000;

/** What is wrong stands beside its field. */
export const isSound = (rating: Rating | null): boolean =>
  rating === null || (rating.min < rating.top && rating.top <= rating.max);

type ScaleProps = { readonly rating: Rating; readonly onChange: (scale: Partial<Rating>) => void };

export const Scale = ({ rating: { min, max, top }, onChange }: ScaleProps) => (
  <>
    <div className="row row-wrap row-top">
      <Bound label={say.scaleMin} value={min} problem={null} onChange={(value) => onChange({ min: value })} />
      <Bound
        label={say.scaleMax}
        value={max}
        problem={max <= min ? say.badMax : null}
        onChange={(value) => onChange({ max: value })}
      />
      <Bound
        label={say.scaleTop}
        value={top}
        problem={max > min && (top <= min || top > max) ? say.badTop : null}
        onChange={(value) => onChange({ top: value })}
      />
    </div>
    <p className="small subtle">{say.scaleHelp}</p>
  </>
);

type BoundProps = {
  readonly label: string;
  readonly value: number;
  readonly problem: string | null;
  readonly onChange: (value: number) => void;
};

const Bound = ({ label, value, problem, onChange }: BoundProps) => (
  <span className="field">
    <span aria-hidden="true">{label}</span>
    <NumberField
      label={label}
      value={value}
      least={-MOST}
      most={MOST}
      onChange={(typed) => onChange(typed ?? Number.NaN)}
    />
    {problem !== null && (
      <span className="field-problem" role="alert">
        {problem}
      </span>
    )}
  </span>
);

import { type ReactNode, useId } from 'react';
import type { StepState } from '../../../contract/start';
import { TickIcon } from '../shell/icons';
import { startWords as say } from './messages';

type Props = {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly state: StepState;
  /** The first one that is not decided. */
  readonly current: boolean;
  /** At the right of the title. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
};

/** One of the first steps: its number or a tick, the guess in a sentence, and what can be done with it. */
export const StepCard = ({ number, title, text, state, current, actions, children }: Props) => {
  const heading = useId();
  const decided = state !== 'open';
  return (
    <section className={`step${current ? ' step-current' : ''}`} aria-labelledby={heading}>
      <div className="step-head">
        <span className={`step-mark${decided ? ' step-done' : ''}`} aria-hidden="true">
          {decided ? <TickIcon /> : number}
        </span>
        <div className="grow">
          <h2 id={heading}>{title}</h2>
          <p className="subtle">{text}</p>
        </div>
        {(decided || !current) && (
          <span className={`step-state${state === 'confirmed' ? ' step-state-done' : ''}`}>
            {state === 'confirmed' ? say.confirmed : say.guessInUse}
          </span>
        )}
        {actions}
      </div>
      {children && <div className="step-body">{children}</div>}
    </section>
  );
};

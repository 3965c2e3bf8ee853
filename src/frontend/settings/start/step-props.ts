import type { StartState } from '../../../contract/start';

/** What each of the first steps gets. */
export type StepProps = {
  readonly state: StartState;
  readonly current: boolean;
  /** One of the steps is being saved: none can be decided just now. */
  readonly busy: boolean;
  /** Leaves the step as it is guessed. */
  readonly onKeep: () => void;
};

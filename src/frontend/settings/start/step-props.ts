import type { StartState } from '../../../contract/start';

/** What each of the first steps gets. */
export type StepProps = {
  readonly state: StartState;
  readonly current: boolean;
  /** Leaves the step as it is guessed. */
  readonly onKeep: () => void;
};

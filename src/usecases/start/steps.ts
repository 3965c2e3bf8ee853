import type { StartChoice, StartStep } from '../../contract/start';
import type { Decided } from './ports';

export const STEPS: readonly StartStep[] = ['hours', 'teams', 'stages'];

/** The steps as they stand: what was entered elsewhere is decided, too. */
export const stepsOf = ({ choice, teams, stages }: Decided): StartChoice['steps'] => ({
  hours: choice.steps.hours,
  teams: choice.steps.teams === 'open' && teams > 0 ? 'confirmed' : choice.steps.teams,
  stages: choice.steps.stages === 'open' && stages ? 'confirmed' : choice.steps.stages,
});

/** How many of the first steps are decided. */
export const progressOf = (decided: Decided): { readonly done: number; readonly of: number } => {
  const steps = stepsOf(decided);
  return { done: STEPS.filter((step) => steps[step] !== 'open').length, of: STEPS.length };
};

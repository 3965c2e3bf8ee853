import type { TeamGuess } from '../domain/teams/guess-teams';
import type { AccountId, Reading, Reply } from './reply';

/** The first steps after installation. App admins and Jira admins. */
export type StartContract = {
  getStart: (request: Record<string, never>) => Reply<StartState>;
  /** Which steps are decided, and the working hours of the site. */
  saveStart: (request: StartChoice & { readonly version: number }) => Reply<StartState>;
  /** Makes teams, with the reserve of the site's working hours, and decides the step. None is made when one of them is wrong. */
  confirmTeams: (request: { readonly version: number; readonly teams: readonly NewTeam[] }) => Reply<StartState>;
};

export type StartStep = 'hours' | 'teams' | 'stages';

/** open: the guess is in use, nobody looked. kept: somebody looked, and it stays in use. */
export type StepState = 'open' | 'kept' | 'confirmed';

export type StartChoice = {
  readonly steps: Readonly<Record<StartStep, StepState>>;
  /** Null = nobody confirmed them: Jira's time tracking counts. */
  readonly hours: WorkingHours | null;
};

/** Seconds of each weekday, Monday first, for who has no calendar of their own; `reserve` (0 to 1) for teams made from guesses. */
export type WorkingHours = { readonly week: readonly number[]; readonly reserve: number };

export type NewTeam = {
  readonly name: string;
  readonly projects: readonly string[];
  readonly accountIds: readonly AccountId[];
};

export type StartState = StartChoice & {
  readonly readOnly: boolean;
  readonly reading: Reading | null;
  readonly version: number;
  /** What a new site begins with. `from` jira = as Jira's time tracking says, usual = Jira said nothing. */
  readonly guessedHours: WorkingHours & { readonly from: 'jira' | 'usual' };
  /** Teams there are; the step is decided while there is one. */
  readonly teams: readonly { readonly id: number; readonly name: string; readonly people: number }[];
  /** Of people and projects that no team names yet. */
  readonly guesses: readonly TeamGuess[];
};

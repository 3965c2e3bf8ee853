import type { StartChoice } from '../../contract/start';
import type { HeldWork } from '../../domain/teams/guess-teams';
import type { SettingsPorts } from '../settings/ports';

export type StartStore = {
  /** What is decided, and what was entered without the first steps; one statement. */
  readonly decided: () => Promise<Decided>;
  /** False = somebody else was faster. */
  readonly save: (choice: StartChoice, seen: number) => Promise<boolean>;
  /** Who does how many issues of which project, by account; without issues that have a security level. */
  readonly work: () => Promise<readonly HeldWork[]>;
};

export type Decided = {
  readonly choice: StartChoice;
  readonly version: number;
  /** How many teams there are. */
  readonly teams: number;
  /** Somebody saved stages. */
  readonly stages: boolean;
};

export type StartPorts = SettingsPorts & { readonly start: StartStore };

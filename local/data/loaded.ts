import type { World } from '../jira/model';

/** A call that enters what the studio's admins would enter, through the app's own resolvers. */
export type SetupCall = {
  readonly moduleKey: string;
  readonly functionKey: string;
  readonly payload: unknown;
  readonly as: string;
};

/** A world to serve, who is signed in at first, where the clock starts (null = now), and what to enter after installation. */
export type Loaded = {
  readonly world: World;
  readonly defaultUser: string;
  readonly now: number | null;
  readonly setup: readonly SetupCall[];
  /** Ids of issues whose last changes the app may not have heard of: a kept world that was stopped shortly after them. */
  readonly unheard?: readonly string[];
};

import type { Acts } from '../jira/api';

const refused = (): never => {
  throw new Error('a real site does only what its REST API does');
};

/** What the desk can have its own Jira do past its REST API, no site does. */
export const noActs: Acts = { move: refused, restore: refused, bring: refused };

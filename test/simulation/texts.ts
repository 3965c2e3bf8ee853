import { logLines } from './patches';
import type { Sim } from './seed';
import { CANARY } from './world';

/** Words that stand in every text and name of the site, in any case. */
const FORBIDDEN = new RegExp(`${CANARY}|zürich|プロジェクト|Former user`, 'i');

export const isForbidden = (text: string): boolean => FORBIDDEN.test(text);

/** Text of Jira in statements or logs. What was written to SQL is all that can be in it. */
export const forbiddenIn = ({ platform }: Sim): string[] => [
  ...platform.forbidden.slice(0, 3).map((text) => `text of Jira in a statement: ${text}`),
  ...(logLines.some(isForbidden) ? ['text of Jira in a line of the log'] : []),
];

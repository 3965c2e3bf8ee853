import { logLines } from './patches';
import type { Sim } from './seed';
import { CANARY } from './world';

/** Words that stand in every text and name of the site, in any case. */
const FORBIDDEN = new RegExp(`${CANARY}|zürich|プロジェクト|Former user`, 'i');

/** Text of Jira in statements or logs. What was written to SQL is all that can be in it. */
export const forbiddenIn = ({ platform }: Sim): string[] =>
  [
    ['a statement', platform.written],
    ['a line of the log', logLines],
  ].flatMap(([what, lines]) =>
    (lines as string[]).some((line) => FORBIDDEN.test(line)) ? [`text of Jira in ${String(what)}`] : [],
  );

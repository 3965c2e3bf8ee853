import type { Issue } from '../../jira/model';
import type { Random } from '../random';
import {
  assigneeItem,
  change,
  dayOf,
  daysLater,
  dueItem,
  hoursLater,
  type Ids,
  type Names,
  nextId,
  originalItem,
  remainingItem,
  resolutionItem,
  resolved,
  spentItem,
  statusItem,
  unresolved,
} from './changes';
import type { StudioProject } from './projects';
import { comment } from './words';

/** What a story needs besides the issue it is told of. */
export type Setting = { readonly random: Random; readonly ids: Ids; readonly names: Names; readonly now: number };

/** Somebody picks the issue up; sometimes it went to somebody else first. */
export const assign = (
  { random, ids, names }: Setting,
  issue: Issue,
  to: string,
  others: readonly string[],
): number => {
  let at = hoursLater(issue.created, random.whole(1, 30));
  if (random.chance(0.15)) {
    const first = random.pick(others);
    change(issue, ids, at, issue.reporter, [assigneeItem(names, issue.assignee, first)]);
    issue.assignee = first;
    at = hoursLater(at, random.whole(5, 60));
  }
  if (issue.assignee !== to) change(issue, ids, at, issue.reporter, [assigneeItem(names, issue.assignee, to)]);
  issue.assignee = to;
  return at;
};

export const estimate = ({ ids }: Setting, issue: Issue, at: number, seconds: number): void => {
  change(issue, ids, at, issue.assignee ?? issue.reporter, [originalItem(null, seconds), remainingItem(null, seconds)]);
  issue.original = seconds;
  issue.remaining = seconds;
};

export const setDue = ({ random, ids }: Setting, issue: Issue, at: number, day: string): void => {
  if (random.chance(0.2)) {
    const earlier = dayOf(daysLater(Date.parse(day), -random.whole(2, 9)));
    change(issue, ids, at, issue.reporter, [dueItem(null, earlier)]);
    change(issue, ids, hoursLater(at, random.whole(3, 20)), issue.reporter, [dueItem(earlier, day)]);
  } else change(issue, ids, at, issue.reporter, [dueItem(null, day)]);
  issue.due = day;
};

export const moveTo = ({ ids, names }: Setting, issue: Issue, at: number, to: string): void => {
  change(issue, ids, at, issue.assignee ?? issue.reporter, [statusItem(names, issue.statusId, to)]);
  issue.statusId = to;
};

/** Time logged on an issue; the remaining estimate follows where there is one. */
export const logTime = ({ ids }: Setting, issue: Issue, at: number, author: string, seconds: number): void => {
  const spent = (issue.spent ?? 0) + seconds;
  const items = [spentItem(issue.spent, spent)];
  if (issue.remaining !== null) {
    const left = Math.max(0, issue.remaining - seconds);
    items.push(remainingItem(issue.remaining, left));
    issue.remaining = left;
  }
  issue.spent = spent;
  issue.worklogs.push({
    id: nextId(ids, 'worklog'),
    author,
    started: at,
    seconds,
    created: hoursLater(at, 1),
    updated: hoursLater(at, 1),
    comment: null,
  });
  change(issue, ids, hoursLater(at, 1), author, items);
};

export const say = ({ random, ids }: Setting, issue: Issue, at: number, author: string): void => {
  issue.comments.push({ id: nextId(ids, 'comment'), author, created: at, updated: at, body: comment(random) });
  issue.updated = Math.max(issue.updated, at);
};

/** Work in pieces over some days, most of it by the assignee. Answers when the last piece was logged. */
export const work = (
  setting: Setting,
  issue: Issue,
  from: number,
  seconds: number,
  helpers: readonly string[],
): number => {
  const { random, now } = setting;
  const pieces = random.whole(1, 4);
  let at = from;
  for (let piece = 0; piece < pieces; piece++) {
    at = Math.min(hoursLater(at, random.whole(3, 26)), hoursLater(now, -2));
    const author = issue.assignee !== null && random.chance(0.85) ? issue.assignee : random.pick(helpers);
    logTime(setting, issue, at, author, Math.max(900, Math.round(seconds / pieces / 900) * 900));
  }
  return hoursLater(at, 2);
};

/** From to-do to done: work, reviews that bounce now and then, the end. Answers the instant it was done. */
export const carryThrough = (
  setting: Setting,
  issue: Issue,
  { workflow }: StudioProject,
  begin: number,
  seconds: number,
  helpers: readonly string[],
): number => {
  const { random, ids, names } = setting;
  moveTo(setting, issue, begin, workflow.doing);
  let at = work(setting, issue, begin, seconds, helpers);
  for (const review of workflow.reviews) {
    moveTo(setting, issue, at, review);
    at = hoursLater(at, random.whole(4, 40) * random.skewed());
    if (random.chance(0.5)) say(setting, issue, at, random.pick(helpers));
    if (random.chance(0.28)) {
      moveTo(setting, issue, at, workflow.doing);
      at = work(setting, issue, at, seconds * 0.25, helpers);
      moveTo(setting, issue, at, review);
      at = hoursLater(at, random.whole(3, 30));
    }
  }
  at = hoursLater(at, 1);
  const left = issue.remaining;
  change(issue, ids, at, issue.assignee ?? issue.reporter, [
    statusItem(names, issue.statusId, workflow.done),
    resolutionItem(unresolved, resolved),
    ...(left !== null && left > 0 ? [remainingItem(left, 0)] : []),
  ]);
  Object.assign(issue, {
    statusId: workflow.done,
    resolutionId: '10000',
    resolved: at,
    remaining: left === null ? null : 0,
  });
  return at;
};

import { textOfAdf } from '../adf';
import type { Call } from '../call';
import { durationOf, instantOf, wholeSeconds } from '../dates';
import { badField, badRequest } from '../errors';
import type { Issue } from '../model';
import type { Json } from '../read';
import type { Change } from './change';
import { timesChange } from './time';

export type PostedWorklog = { readonly seconds?: number; readonly started?: number; readonly comment?: string | null };

/** What a posted worklog says; what it leaves out stays undefined. */
export const readWorklog = ({ world }: Call, body: Json): PostedWorklog => {
  const seconds =
    body.timeSpentSeconds !== undefined
      ? wholeSeconds(body.timeSpentSeconds)
      : typeof body.timeSpent === 'string'
        ? durationOf(body.timeSpent, world.timeTracking)
        : undefined;
  if (seconds === null || (seconds !== undefined && !(seconds >= 60))) {
    throw badField('timeLogged', 'Worklog must not be null.');
  }
  const started = typeof body.started === 'string' ? instantOf(body.started) : undefined;
  if (started === null) throw badField('started', "The date must be of the format 'yyyy-MM-dd'T'HH:mm:ss.SSSZ'.");
  const comment = body.comment === undefined || body.comment === null ? undefined : textOfAdf(body.comment);
  if (comment === null) throw badField('comment', 'Comment body is not valid!');
  return {
    ...(seconds === undefined ? {} : { seconds }),
    ...(started === undefined ? {} : { started }),
    ...(comment === undefined ? {} : { comment }),
  };
};

/** Times of the issue after `delta` seconds more (or fewer) were logged, as `adjustEstimate` asks. */
export const timesAfter = (call: Call, issue: Issue, delta: number, manual: 'reduceBy' | 'increaseBy'): Change =>
  timesChange(issue, {
    original: issue.original,
    spent: Math.max(0, (issue.spent ?? 0) + delta),
    remaining: remainingAfter(call, issue, delta, manual),
  });

const remainingAfter = (call: Call, issue: Issue, delta: number, manual: 'reduceBy' | 'increaseBy'): number | null => {
  const mode = call.query.get('adjustEstimate') ?? 'auto';
  const remaining = issue.remaining ?? 0;
  switch (mode) {
    case 'leave':
      return issue.remaining;
    case 'new':
      return adjustment(call, 'newEstimate');
    case 'manual': {
      const by = adjustment(call, manual);
      return Math.max(0, remaining + (manual === 'reduceBy' ? -by : by));
    }
    case 'auto':
      // Without an estimate Jira counts from nothing, so logging leaves a remaining estimate of 0.
      return Math.max(0, remaining - delta);
    default:
      throw badRequest(`The adjustEstimate parameter '${mode}' is not one of new, leave, manual, auto.`);
  }
};

const adjustment = ({ query, world }: Call, name: string): number => {
  const seconds = durationOf(query.get(name) ?? '', world.timeTracking);
  if (seconds === null) throw badField(name, `The ${name} parameter must be given as a duration such as 3h 30m.`);
  return seconds;
};

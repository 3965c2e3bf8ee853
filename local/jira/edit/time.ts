import type { Call } from '../call';
import { durationOf, wholeSeconds } from '../dates';
import { badField } from '../errors';
import type { ChangeItem, Issue } from '../model';
import { isRecord } from '../read';
import type { Change, FieldEdit } from './change';
import { changeOf } from './change';

type Times = Pick<Issue, 'original' | 'remaining' | 'spent'>;

/** `{ originalEstimate, remainingEstimate }` as `3h 30m`; an original alone also fills an empty remaining estimate. */
export const editTimeTracking: FieldEdit = (call, issue, value) => {
  if (!isRecord(value)) throw badField('timetracking', 'expected Object');
  const original = estimateOf(call, value, 'originalEstimate');
  const remaining = estimateOf(call, value, 'remainingEstimate');
  const times = { ...issue };
  if (original !== undefined) times.original = original;
  if (remaining !== undefined) times.remaining = remaining;
  else if (original !== undefined && issue.remaining === null) times.remaining = original;
  return timesChange(issue, times);
};

/** The change from an issue's times to others, with an item for each that differs. */
export const timesChange = (issue: Issue, to: Times): Change => {
  const changes = [
    secondsChange('timeoriginalestimate', issue.original, to.original, (changed) => {
      changed.original = to.original;
    }),
    secondsChange('timeestimate', issue.remaining, to.remaining, (changed) => {
      changed.remaining = to.remaining;
    }),
    secondsChange('timespent', issue.spent, to.spent, (changed) => {
      changed.spent = to.spent;
    }),
  ];
  const items: ChangeItem[] = changes.flatMap((change) => change.items);
  return {
    items,
    apply: (changed) => {
      for (const change of changes) change.apply(changed);
    },
  };
};

const secondsChange = (field: string, from: number | null, to: number | null, apply: Change['apply']): Change =>
  changeOf(field, written(from), written(to), apply);

const written = (seconds: number | null) => {
  const text = seconds === null ? null : String(seconds);
  return [text, text] as const;
};

/** Undefined = not given, null = emptied. */
const estimateOf = (
  { world }: Call,
  value: Readonly<Record<string, unknown>>,
  key: 'originalEstimate' | 'remainingEstimate',
): number | null | undefined => {
  const text = value[key];
  const seconds = value[`${key}Seconds`];
  if (text === null || text === '') return null;
  if (text === undefined && seconds === undefined) return undefined;
  const parsed =
    typeof text === 'string' ? durationOf(text, world.timeTracking) : text === undefined ? wholeSeconds(seconds) : null;
  if (parsed === null) throw badField(`timetracking_${key.toLowerCase()}`, words[key]);
  return parsed;
};

const words = {
  originalEstimate: 'Original Estimate is invalid.',
  remainingEstimate: 'Remaining Estimate is invalid.',
};

import type { PanelMember } from '../../contract';

/** What the listing depends on: asked again when somebody's sums moved, not at every look. */
export const fingerprint = (members: readonly PanelMember[]): string =>
  members.map(({ accountId, days, open }) => [accountId, open, days[0]?.day ?? '', traceOf(days)].join(' ')).join(';');

/** A number that is another one as soon as work moves from one day to the next. */
const traceOf = (days: PanelMember['days']): number => {
  let trace = 0;
  const add = (value: number) => {
    trace = (Math.imul(trace, 31) + Math.round(value)) | 0;
  };
  for (const { capacity, dated, undated, assumed } of days) {
    for (const value of [capacity, dated, assumed]) add(value);
    for (const { priority, seconds } of undated) add(seconds + (priority ?? -1));
  }
  return trace;
};

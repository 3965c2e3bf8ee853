import type { Switchboard } from './switchboard';

/** When the copies of an event arrive, in ms after its usual moment: none = lost, several = delivered so often. */
export const deliveriesOf = (board: Switchboard, eventType: string): readonly number[] => {
  const about = ({ event }: { readonly event: string }) => eventType.includes(event);
  if (board.strike(['event-lost'], about) !== null) return [];
  const copies = board.strike(['event-doubled'], about)?.copies ?? 1;
  return Array.from({ length: copies }, () => {
    const late = board.strike(['event-late'], about);
    return late === null ? 0 : Math.round(late.seconds * 1000 * board.random());
  });
};

/** How many runs of a schedule begin at its moment: 1, unless it is lost or doubled. */
export const runsOfSchedule = (board: Switchboard): number => {
  if (board.strike(['schedule-lost'], () => true) !== null) return 0;
  return board.strike(['schedule-doubled'], () => true) === null ? 1 : 2;
};

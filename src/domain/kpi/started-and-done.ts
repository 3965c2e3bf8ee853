import type { Instant } from '../units';
import type { Stage } from './issue';

/** An unbroken time in one stage; `to` null = still there. Statuses of the same stage are one stay. */
export type Stay = { readonly stage: Stage; readonly from: Instant; readonly to: Instant | null };

export type Stamps = {
  /** First entry into in progress, in review or waiting since the issue was last in to do: the commitment. */
  readonly started: Instant | null;
  /** First entry into review since then. */
  readonly firstReview: Instant | null;
  /** Entry into done from another stage, where the issue stayed ever since. */
  readonly done: Instant | null;
};

const NO_STAMPS: Stamps = { started: null, firstReview: null, done: null };

/** The stamps that stays in their order leave behind; docs/kpis.md “Started and done”. */
export const stampsOf = (stays: readonly Stay[]): Stamps =>
  stays.reduce<Stamps>((stamps, stay, index) => stamped(stamps, stay, index === 0), NO_STAMPS);

const stamped = (stamps: Stamps, { stage, from }: Stay, initial: boolean): Stamps => {
  if (stage === 'toDo') return NO_STAMPS;
  if (stage === 'done') return { ...stamps, done: initial ? null : from };
  return {
    started: stamps.started ?? from,
    firstReview: stamps.firstReview ?? (stage === 'inReview' ? from : null),
    done: null,
  };
};

import type { Failure } from '../contract';
import type { Instant } from '../domain/units';

/** How an adapter reports a failure that a person can act on; `resolvers/guard.ts` turns it into a reply. */
export class PortFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'PortFailure';
    this.failure = failure;
  }
}

/** The time now. Everything that depends on it takes it from here. */
export type Clock = { readonly now: () => Instant };

/** Codes, ids and counts only: no text from Jira, no names. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;
export type Log = {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
};

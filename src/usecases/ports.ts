import type { Failure } from '../contract';

/** How an adapter reports a failure that a person can act on; `resolvers/guard.ts` turns it into a reply. */
export class PortFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'PortFailure';
    this.failure = failure;
  }
}

import { makeInvoke } from '@forge/bridge';
import type { Contract, Failure, Reply } from '../../contract';

/** Typed calls of the app's resolvers. */
export const backend = makeInvoke<Contract>();

/** A failure that a person can act on; the query library carries it to the screen. */
export class RequestFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Turns a reply into a value, or throws. */
export const unwrap = <T>(reply: Reply<T>): T => {
  if (reply.ok) return reply.value;
  throw new RequestFailed(reply.failure);
};

export const failureOf = (error: unknown): Failure | null => (error instanceof RequestFailed ? error.failure : null);

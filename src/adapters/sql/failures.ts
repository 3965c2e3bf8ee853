import { ForgeSQLAPIError } from '@forge/sql';
import type { Failure } from '../../contract';
import { PortFailure } from '../../usecases/ports';
import { StoreFull } from '../../usecases/retention/ports';

/**
 * Runs a call on the store, turning what a person can wait for into a PortFailure. A statement that lost against another
 * one was undone as a whole, so it is said again, a few times.
 */
export const mapped = <T>(call: () => Promise<T>): Promise<T> => repeated(call, lost);

/** The same for a call that only reads: it is said again whenever no answer came, too, unless it took too long or too many ask. */
export const mappedReading = <T>(call: () => Promise<T>): Promise<T> =>
  repeated(call, (error) => lost(error) || unanswered(error));

const repeated = async <T>(call: () => Promise<T>, isWorthIt: (error: unknown) => boolean): Promise<T> => {
  for (const wait of [20, 80, 250, null]) {
    try {
      return await call();
    } catch (error) {
      if (wait === null || !isWorthIt(error)) throw asFailure(error);
      await new Promise((next) => setTimeout(next, wait * (0.5 + Math.random())));
    }
  }
  throw new PortFailure(unavailable);
};

const asFailure = (error: unknown): unknown => {
  if (isFull(error)) return new StoreFull();
  const failure = failureOf(error);
  return failure ? new PortFailure(failure) : error;
};

/** The migration runner hands its errors on inside its own. */
const sourceOf = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error ? error.cause : error;

/** Null = a defect of ours, which is thrown as it is. */
const failureOf = (error: unknown): Failure | null => {
  const source = sourceOf(error);
  if (!(source instanceof ForgeSQLAPIError)) return unreadable(source) ? unavailable : null;
  if (source.responseDetails.status === 429) return { kind: 'busy', retryAfterSeconds: 5 };
  if (lost(source)) return unavailable;
  if (/\b1146\b|doesn't exist/.test(source.message)) return { kind: 'unavailable', reason: 'setting-up' };
  if (isAway(source)) return unavailable;
  return source.code === 'QUERY_TIMED_OUT' || source.code === 'APP_NOT_ENABLED' ? unavailable : null;
};

/** The store itself did not answer; `code` tells a statement that failed from a store that did. */
const isAway = ({ responseDetails, code }: ForgeSQLAPIError): boolean =>
  responseDetails.status >= 500 && code !== 'SQL_EXECUTION_ERROR';

const unanswered = (error: unknown): boolean => {
  const source = sourceOf(error);
  return source instanceof ForgeSQLAPIError ? isAway(source) : unreadable(source);
};

/** Deadlocks and lock waits of MariaDB and MySQL, conflicts and busy regions of TiDB. */
const lost = (error: unknown): boolean => {
  const source = sourceOf(error);
  return (
    source instanceof ForgeSQLAPIError &&
    /try restarting transaction|write conflict|schema is changed|server is busy|region is unavailable/i.test(
      source.message,
    )
  );
};

/** No room for a write: MariaDB and MySQL say that a table is full, TiDB that the disk is. */
const isFull = (error: unknown): boolean => {
  const source = sourceOf(error);
  return (
    source instanceof ForgeSQLAPIError &&
    /\b1114\b|table .*is full|disk (is )?full|no space left|storage (limit|quota)|quota exceeded/i.test(source.message)
  );
};

const unavailable: Failure = { kind: 'unavailable', reason: 'store' };

/** Answers that are no JSON, and calls that did not reach the store. */
const unreadable = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'ForgeSQLError' || error.name === 'ProxyRequestError' || error.name === 'TypeError');

/** The tables that a statement needs are still to come. */
export const isSettingUp = (error: unknown): boolean =>
  error instanceof PortFailure && error.failure.kind === 'unavailable' && error.failure.reason === 'setting-up';

/** What a call answers, or null while the tables that it needs are still to come. */
export const unlessSettingUp = async <T>(call: () => Promise<T>): Promise<T | null> => {
  try {
    return await call();
  } catch (error) {
    if (isSettingUp(error)) return null;
    throw error;
  }
};

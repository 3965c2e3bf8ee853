import { checkRequest } from './check-request';
import { resultOf } from './outcome';
import { problemOf } from './problem';
import { continueSearch, type SearchState, searchFrom, unpacked } from './search';
import type { PlanningRefusal, PlanningRequest, PlanningResult } from './types';

/** A plan in the making. Plain JSON: keep it beside its request and go on later. */
export type PlanState = { readonly of: number; readonly search: SearchState };

export type PlanStarted =
  | { readonly ok: true; readonly state: PlanState }
  | { readonly ok: false; readonly refusal: PlanningRefusal };

/** Moves for each issue; docs/planning.md has what they buy. */
const MOVES_PER_ISSUE = 750;

/** Checks a request and makes the empty plan of it. `moves` is for tests. */
export const startPlan = (request: PlanningRequest, moves = MOVES_PER_ISSUE * request.issues.length): PlanStarted => {
  const refusal = checkRequest(request);
  if (refusal !== null) return { ok: false, refusal };
  return { ok: true, state: { of: fingerprint(request), search: searchFrom(problemOf(request), request.seed, moves) } };
};

/**
 * Goes on with a plan until it is complete or `shouldStop` says so, which is asked every few milliseconds. Stopped and
 * continued as often as one likes, it comes to the same plan. Null = the state belongs to another request.
 */
export const continuePlan = (
  request: PlanningRequest,
  state: PlanState,
  shouldStop: () => boolean,
): PlanState | null =>
  state.of === fingerprint(request)
    ? { of: state.of, search: continueSearch(problemOf(request), state.search, shouldStop) }
    : null;

export const isComplete = ({ search }: PlanState): boolean => search.moves >= search.movesInAll;

/** The best plan found so far; null = the state belongs to another request. */
export const planFrom = (request: PlanningRequest, state: PlanState): PlanningResult | null =>
  state.of === fingerprint(request)
    ? resultOf(request, problemOf(request), unpacked(state.search.best), isComplete(state))
    : null;

/** What takes a plan back that was carried out: every change the other way round, the last one first. */
export const reversed = (changes: PlanningResult['changes']): PlanningResult['changes'] =>
  changes.map(({ issue, from, to }) => ({ issue, from: to, to: from })).reverse();

/** A number that differs, as good as always, when requests differ. */
const fingerprint = (request: PlanningRequest): number => {
  const text = JSON.stringify(request);
  let hash = text.length;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) >>> 0;
  return hash;
};

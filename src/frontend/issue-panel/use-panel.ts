import { events } from '@forge/bridge';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CapacityPanel } from '../../contract';
import { backend, unwrap } from '../shared/backend';

/** A panel that nobody touches asks this seldom: every question costs points of a pool that all customers share. */
const IDLE_MS = 5 * 60_000;
/** Whoever comes back to a panel older than this gets a fresh one. */
const FRESH_MS = 30_000;
/** While facts are being read again: soon at first, then ever more seldom. */
const SOONEST_MS = 1_000;
const LATEST_MS = 16_000;
/** Jira tells of a change before its event has become a fact: the issue itself is looked at first, then its effect. */
const AFTER_A_CHANGE_MS = [300, 4_000];

/** The panel of an issue, kept fresh; what is shown stays while it is asked again. */
export const usePanel = (issueId: string, teamId: number | undefined) => {
  const queries = useQueryClient();
  const queryKey = ['panel', issueId, teamId ?? null] as const;
  /** Answers in a row that were not yet complete. */
  const unsettled = useRef(0);
  const panel = useQuery({
    queryKey,
    queryFn: async () => {
      const request = { issueId, ...(teamId === undefined ? {} : { teamId }) };
      const fresh = unwrap(await backend('getCapacityPanel', request));
      unsettled.current = fresh.catchingUp || fresh.reading !== null ? unsettled.current + 1 : 0;
      return fresh;
    },
    placeholderData: (previous) => previous,
    refetchInterval: ({ state }) => waitFor(state.data, unsettled.current),
  });
  useEffect(
    () => followChanges(() => void queries.invalidateQueries({ queryKey: ['panel', issueId] })),
    [issueId, queries],
  );
  const { dataUpdatedAt, refetch } = panel;
  useEffect(
    () => onReturn(() => (Date.now() - dataUpdatedAt > FRESH_MS ? void refetch() : undefined)),
    [dataUpdatedAt, refetch],
  );
  return { panel, queryKey };
};

const waitFor = (panel: CapacityPanel | undefined, unsettled: number): number => {
  if (panel === undefined || unsettled === 0) return IDLE_MS;
  if (panel.pausedUntil !== null) return Math.max(SOONEST_MS, Math.min(IDLE_MS, panel.pausedUntil - panel.now));
  return Math.min(LATEST_MS, SOONEST_MS * 2 ** (unsettled - 1));
};

const followChanges = (look: () => void): (() => void) => {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const subscription = events.on('JIRA_ISSUE_CHANGED', () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    for (const ms of AFTER_A_CHANGE_MS) timers.add(setTimeout(look, ms));
  });
  return () => {
    for (const timer of timers) clearTimeout(timer);
    void subscription.then((one) => one.unsubscribe());
  };
};

/** Somebody looks again: the tab is shown, or the pointer or the focus comes into the frame. */
const onReturn = (look: () => void): (() => void) => {
  const shown = () => (document.visibilityState === 'visible' ? look() : undefined);
  document.addEventListener('visibilitychange', shown);
  document.documentElement.addEventListener('pointerenter', look);
  addEventListener('focus', look);
  return () => {
    document.removeEventListener('visibilitychange', shown);
    document.documentElement.removeEventListener('pointerenter', look);
    removeEventListener('focus', look);
  };
};

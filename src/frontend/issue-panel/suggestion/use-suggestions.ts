import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CapacityPanel } from '../../../contract';
import type { Question } from '../../../domain/suggestion/weights';
import { rememberOff, wasOff } from './last-mode';
import type { Suggested, Suggesting } from './suggesting';

/** Answers of a panel that was renewed since are not asked for again. */
const KEPT_MS = 60_000;

/**
 * Who should take this: asked once the panel stands, and again whenever it is renewed. The code that asks comes in a chunk of
 * its own, so that the panel waits for nothing of it.
 */
export const useSuggestions = (
  panel: CapacityPanel | undefined,
  renewedAt: number,
  teamId: number | undefined,
): Suggesting => {
  const queries = useQueryClient();
  const [question, onQuestion] = useState<Question>('anybody');
  const stamp = useStamp(panel, renewedAt);
  const asked = panel !== undefined && isAsked(panel);
  const about = `${panel?.issue.id ?? ''} ${panel?.team.kind === 'configured' ? panel.team.id : ''}`;
  const answer = useQuery({
    queryKey: ['suggestions', about, question, stamp, panel?.issue.assignee ?? null],
    enabled: asked,
    gcTime: KEPT_MS,
    // Another team's people would be suggested for this one.
    placeholderData: (previous: Suggested | undefined, query) => (query?.queryKey[1] === about ? previous : undefined),
    queryFn: async () => {
      if (panel === undefined) throw new Error('no panel');
      const { readSuggestions } = await import('./suggestion-chunk');
      const suggested = await readSuggestions({ queries, panel, teamId, question });
      rememberOff(suggested.mode === 'off');
      return suggested;
    },
  });
  if (!asked) return NONE;
  if (answer.isError && answer.data === undefined)
    return wasOff() ? NONE : { kind: 'failed', error: answer.error, retry: () => void answer.refetch() };
  if (answer.data === undefined) return wasOff() ? NONE : READING;
  if (answer.data.mode === 'off') return NONE;
  return { kind: 'there', of: answer.data, question, onQuestion, waiting: answer.data.question !== question };
};

const NONE = { kind: 'none' } as const;
const READING = { kind: 'reading' } as const;

const isAsked = ({ issue, members }: CapacityPanel): boolean => issue.open && !issue.archived && members.length > 0;

/** When the panel was last renewed for good: while facts are still coming in it asks every few moments. */
const useStamp = (panel: CapacityPanel | undefined, renewedAt: number): number => {
  const stamp = useRef(0);
  const settled = panel !== undefined && !panel.catchingUp && panel.reading === null;
  if (settled || stamp.current === 0) stamp.current = renewedAt;
  return stamp.current;
};

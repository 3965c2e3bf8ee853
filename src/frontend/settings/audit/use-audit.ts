import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AuditAction, AuditAsked, AuditLine, ChainBreak } from '../../../contract/audit';
import { backend, unwrap } from '../../shared/backend';

export type Time = 'day' | 'month' | 'quarter' | 'all';
export type Filter = {
  readonly text: string;
  readonly by: string | null;
  readonly action: AuditAction | null;
  readonly time: Time;
};

const DAY_MS = 86_400_000;
const SPAN: Readonly<Record<Time, number | null>> = {
  day: DAY_MS,
  month: 30 * DAY_MS,
  quarter: 90 * DAY_MS,
  all: null,
};

export type Meant = AuditAsked['meant'];

/** What the doors are asked, of what stands in the filter; a single letter is no search yet. */
export const askedOf = ({ text, by, action, time }: Filter, meant: Meant, now: number): AuditAsked => {
  const span = SPAN[time];
  const typed = text.trim();
  return {
    text: typed.length < 2 ? null : typed,
    meant: typed.length < 2 ? { kinds: [], actions: [], people: [] } : meant,
    by,
    actions: action === null ? [] : [action],
    // To the minute, so that a page asked for again is the same question.
    since: span === null ? null : ((Math.floor((now - span) / 60_000) * 60_000) as AuditAsked['since']),
  };
};

export const useAuditPage = (asked: AuditAsked, page: number) =>
  useQuery({
    queryKey: ['audit', asked, page],
    queryFn: () => backend('getAuditLog', { ...asked, page }).then(unwrap),
    placeholderData: keepPreviousData,
  });

/** All that was asked for, part by part; the entry that says so comes with the first one. */
export const allEntries = async (asked: AuditAsked): Promise<readonly AuditLine[]> => {
  const lines: AuditLine[] = [];
  let before: number | null = null;
  do {
    const part: { entries: readonly AuditLine[]; before: number | null } = unwrap(
      await backend('exportAudit', { ...asked, before }),
    );
    lines.push(...part.entries);
    before = part.before;
  } while (before !== null);
  return lines;
};

export type Verified = { readonly checked: number; readonly breaks: readonly ChainBreak[]; readonly at: number };

/** Works the whole chain out anew, part by part. */
export const verifyChain = async (onPart: (checked: number) => void): Promise<Verified> => {
  const found = { checked: 0, breaks: [] as ChainBreak[] };
  let after: number | null = 0;
  let at = 0;
  while (after !== null) {
    const part: { checked: number; breaks: readonly ChainBreak[]; next: number | null; at: number } = unwrap(
      await backend('verifyAudit', { after }),
    );
    found.checked += part.checked;
    found.breaks.push(...part.breaks);
    onPart(found.checked);
    after = part.next;
    at = part.at;
  }
  return { ...found, at };
};

/** Takes a change back; everything on the page is read anew, because anything may have been it. */
export const useUndo = (onUndone: () => void) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (seq: number) => unwrap(await backend('undoChange', { seq })),
    onSuccess: onUndone,
    onSettled: () => queries.invalidateQueries(),
  });
};

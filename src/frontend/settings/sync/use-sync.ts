import { requestJira } from '@forge/bridge';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeadLetter, IssueCheck, SyncPage, SyncSettings } from '../../../contract/sync';
import { backend, unwrap } from '../../shared/backend';
import { useSaving } from '../use-settings';

const KEY = ['sync'];

/** Renews itself: often while something is going on, each minute otherwise. It costs no points. */
export const useSync = () =>
  useQuery({
    queryKey: KEY,
    queryFn: () => backend('getSync', {}).then(unwrap),
    refetchInterval: ({ state }) => (state.data !== undefined && isBusy(state.data) ? BUSY_MS : CALM_MS),
  });

const BUSY_MS = 5000;
const CALM_MS = 60_000;

const isBusy = ({ state, waiting }: SyncPage): boolean => state.kind !== 'up-to-date' || waiting.issues > 0;

export const useSyncSave = (onSaved: () => void) =>
  useSaving(KEY, (request: SyncSettings) => backend('saveSync', request), onSaved);

export const useRetry = (onRetried: (letter: DeadLetter) => void) =>
  useSaving(
    KEY,
    ({ kind, item }: DeadLetter) => backend('retryDeadLetter', { kind, item }),
    (_, letter) => onRetried(letter),
  );

export const usePause = (onDone: (paused: boolean) => void) =>
  useSaving(
    KEY,
    (paused: boolean) => backend('pauseSync', { paused }),
    (_, paused) => onDone(paused),
  );

export const useReadAgain = (onBegun: () => void) => useSaving(KEY, () => backend('readAgain', {}), onBegun);

/** An issue by its key, as the viewer may browse it, held against Jira; null = it is not theirs, or not there. */
export type Checked = { readonly key: string; readonly check: IssueCheck | null };

export const useCheck = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ key, mend }: { readonly key: string; readonly mend: string | null }): Promise<Checked> => {
      const issueId = mend ?? (await idOf(key));
      if (issueId === null) return { key, check: null };
      return { key, check: unwrap(await backend(mend === null ? 'checkIssue' : 'mendIssue', { issueId })) };
    },
    onSuccess: (_, { mend }) => (mend === null ? undefined : queries.invalidateQueries({ queryKey: KEY })),
  });
};

const idOf = async (key: string): Promise<string | null> => {
  const response = await requestJira(`/rest/api/3/issue/${encodeURIComponent(key)}?fields=updated`);
  return response.ok ? ((await response.json()) as { id: string }).id : null;
};

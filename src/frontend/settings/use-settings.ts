import { showFlag } from '@forge/bridge';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Contract, Reply, TeamSettings } from '../../contract';
import { backend, failureOf, unwrap } from '../shared/backend';

const KEY = ['settings'];

export const useSettings = () =>
  useQuery({ queryKey: KEY, queryFn: () => backend('getTeamSettings', {}).then(unwrap) });

type Save = 'saveTeam' | 'deleteTeam' | 'saveSiteSettings';
type RequestOf<Key extends Save> = Parameters<Contract[Key]>[0];

const send: { readonly [Key in Save]: (request: RequestOf<Key>) => Promise<Reply<TeamSettings>> } = {
  saveTeam: (request) => backend('saveTeam', request),
  deleteTeam: (request) => backend('deleteTeam', request),
  saveSiteSettings: (request) => backend('saveSiteSettings', request),
};

export const useSave = <Key extends Save>(
  key: Key,
  onSaved: (settings: TeamSettings, request: RequestOf<Key>) => void,
) => useSaving(KEY, send[key], onSaved);

/** A save whose reply is the new state of `queryKey`. When somebody else was faster, what they stored is read. */
export const useSaving = <Request, Settings>(
  queryKey: readonly string[],
  request: (request: Request) => Promise<Reply<Settings>>,
  onSaved: (settings: Settings, request: Request) => void,
) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (asked: Request) => unwrap(await request(asked)),
    onSuccess: (settings, asked) => {
      queries.setQueryData(queryKey, settings);
      onSaved(settings, asked);
    },
    onError: (error) => {
      if (failureOf(error)?.kind === 'conflict') void queries.invalidateQueries({ queryKey });
    },
  });
};

/** Tells a success where Jira tells them. */
export const told = (title: string): void => {
  showFlag({ id: 'atelier-settings', title, type: 'success', isAutoDismiss: true });
};

/** Takes over settings that came with another reply. */
export const useTakeOver = () => {
  const queries = useQueryClient();
  return (settings: TeamSettings) => queries.setQueryData(KEY, settings);
};

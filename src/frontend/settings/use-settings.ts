import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Contract, Reply, TeamSettings } from '../../contract';
import { backend, unwrap } from '../shared/backend';

const KEY = ['settings'];

export const useSettings = () =>
  useQuery({ queryKey: KEY, queryFn: () => backend('getTeamSettings', {}).then(unwrap) });

type Save = 'saveTeam' | 'deleteTeam' | 'saveCalendar' | 'saveSiteSettings';
type RequestOf<Key extends Save> = Parameters<Contract[Key]>[0];

const send: { readonly [Key in Save]: (request: RequestOf<Key>) => Promise<Reply<TeamSettings>> } = {
  saveTeam: (request) => backend('saveTeam', request),
  deleteTeam: (request) => backend('deleteTeam', request),
  saveCalendar: (request) => backend('saveCalendar', request),
  saveSiteSettings: (request) => backend('saveSiteSettings', request),
};

/** One of the saves; its reply is the page's new state. */
export const useSave = <Key extends Save>(key: Key, onSaved: (settings: TeamSettings) => void) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (request: RequestOf<Key>) => unwrap(await send[key](request)),
    onSuccess: (settings) => {
      queries.setQueryData(KEY, settings);
      onSaved(settings);
    },
  });
};

/** Takes over settings that came with another reply. */
export const useTakeOver = () => {
  const queries = useQueryClient();
  return (settings: TeamSettings) => queries.setQueryData(KEY, settings);
};

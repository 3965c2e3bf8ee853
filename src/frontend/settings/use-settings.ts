import { showFlag, view } from '@forge/bridge';
import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Contract, Reply, TeamSettings } from '../../contract';
import { backend, failureOf, unwrap } from '../shared/backend';
import { failureWords } from '../shared/messages';
import { client } from '../shared/start';
import { lastChange, type SettingObject, undoChange } from './last-change';
import { settingsWords as say } from './messages';

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
    mutationKey: saves(queryKey),
    mutationFn: async (asked: Request) => unwrap(await request(asked)),
    onSuccess: (settings, asked) => {
      queries.setQueryData(queryKey, settings);
      // What needs a look, and how far the first steps are, may be otherwise now.
      void queries.invalidateQueries({ queryKey: ['settings-home'] });
      onSaved(settings, asked);
    },
    onError: (error) => {
      if (failureOf(error)?.kind === 'conflict') void queries.invalidateQueries({ queryKey });
    },
  });
};

const saves = (queryKey: readonly string[]) => ['save', ...queryKey];

/** Whether what stands under the key is being saved: until the reply is there, a second save would name a version that is no more. */
export const useIsSaving = (queryKey: readonly string[]): boolean =>
  useIsMutating({ mutationKey: saves(queryKey) }) > 0;

/**
 * Tells a success where Jira tells them. With the objects that were changed the flag can take the change back, as long as it
 * is still the last one of each and the caller's own.
 */
export const told = (title: string, ...objects: readonly (SettingObject | null)[]): void => {
  const flag = { id: 'atelier-settings', title, type: 'success', isAutoDismiss: true } as const;
  const changed = objects.flatMap((object) => (object === null ? [] : [object]));
  if (changed.length === 0) return void showFlag(flag);
  void Promise.all(changed.map(ownLast)).then((found) => {
    const all = found.flatMap((seq) => (seq === null ? [] : [seq]));
    showFlag({ ...flag, ...(all.length === changed.length ? { actions: [undoing(all)] } : {}) });
  });
};

/** The number of the last change where it is the caller's own and can be taken back; null where nobody says so in time. */
const ownLast = async (object: SettingObject): Promise<number | null> => {
  const late = new Promise<null>((give) => setTimeout(() => give(null), PATIENCE_MS));
  const last = await Promise.race([lastChange(object), late]);
  if (last === null || !last.undoable) return null;
  return last.by === (await view.getContext()).accountId ? last.seq : null;
};
const PATIENCE_MS = 2000;

const undoing = (all: readonly number[]) => ({ text: say.undoIt, onClick: () => void undone(all) });

const undone = async (all: readonly number[]): Promise<void> => {
  let reply = null;
  for (const seq of all) {
    reply = await undoChange(seq).catch(() => null);
    if (reply?.ok !== true) break;
  }
  const title = reply?.ok === true ? say.undoneIt : say.notUndone;
  const text = reply === null || reply.ok ? undefined : failureWords(reply.failure).text;
  showFlag({
    ...{ id: 'atelier-settings', title, isAutoDismiss: true },
    type: reply?.ok === true ? 'info' : 'warning',
    ...(text === undefined ? {} : { description: text }),
  });
  await client.invalidateQueries();
};

/** Has teams and people read again, after something else changed what they show. */
export const useReread = () => {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: KEY });
};

/** Takes over settings that came with another reply. */
export const useTakeOver = () => {
  const queries = useQueryClient();
  return (settings: TeamSettings) => queries.setQueryData(KEY, settings);
};

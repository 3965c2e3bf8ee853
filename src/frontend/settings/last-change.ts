import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../contract';
import type { LastChange, ObjectAsked, Undone } from '../../contract/audit';
import { backend } from '../shared/backend';

/** An object as the log names it. */
export type SettingObject = ObjectAsked;

/** Who changed it last; null = the log does not say. */
export const lastChange = async (object: SettingObject): Promise<LastChange | null> => {
  const reply = await backend('getLastChange', object).catch(() => null);
  return reply?.ok === true ? reply.value : null;
};

export const undoChange = (seq: number): Promise<Reply<Undone>> => backend('undoChange', { seq });

/** The same, asked once something tells that somebody else was there. */
export const useLastChange = (object: SettingObject | null, wanted: boolean): LastChange | null =>
  useQuery({
    queryKey: ['last-change', object?.kind, object?.id, object?.accountId],
    queryFn: () => (object === null ? null : lastChange(object)),
    enabled: wanted && object !== null,
    staleTime: 0,
  }).data ?? null;

import { makeInvoke } from '@forge/bridge';
import { useQuery } from '@tanstack/react-query';
import type { AccountId, Reply } from '../../contract';

/** An object of the log by its kind and id, or, for those about a person, the person. */
export type SettingObject = { readonly kind: string; readonly id: string | null; readonly accountId: string | null };

type LastChange = {
  readonly seq: number;
  readonly at: number;
  readonly by: AccountId | null;
  readonly undoable: boolean;
};
type Doors = {
  getLastChange: (asked: SettingObject) => Reply<LastChange | null>;
  undoChange: (asked: { seq: number }) => Reply<unknown>;
};

const ask = makeInvoke<Doors>();

/** Who changed it last; null = the log does not say. */
export const lastChange = async (object: SettingObject): Promise<LastChange | null> => {
  const reply = await ask('getLastChange', object).catch(() => null);
  return reply?.ok === true ? reply.value : null;
};

export const undoChange = (seq: number): Promise<Reply<unknown>> => ask('undoChange', { seq });

/** The same, asked once something tells that somebody else was there. */
export const useLastChange = (object: SettingObject | null, wanted: boolean): LastChange | null =>
  useQuery({
    queryKey: ['last-change', object?.kind, object?.id, object?.accountId],
    queryFn: () => (object === null ? null : lastChange(object)),
    enabled: wanted && object !== null,
    staleTime: 0,
  }).data ?? null;

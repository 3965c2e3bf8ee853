import { useQuery } from '@tanstack/react-query';
import type { Retention } from '../../../contract/storage';
import { backend, unwrap } from '../../shared/backend';
import { useSaving } from '../use-settings';

const KEY = ['storage'];
const ERASING_MS = 4000;

/** Renews itself while everything is being erased. */
export const useStorage = () =>
  useQuery({
    queryKey: KEY,
    queryFn: () => backend('getStorage', {}).then(unwrap),
    refetchInterval: ({ state }) => (state.data?.erasing == null ? false : ERASING_MS),
  });

export const useRetentionSave = (onSaved: () => void) =>
  useSaving(KEY, (request: Retention) => backend('saveRetention', request), onSaved);

export const useEraseAll = (onErased: () => void) =>
  useSaving(KEY, (confirm: string) => backend('eraseAll', { confirm }), onErased);

import { useQuery } from '@tanstack/react-query';
import type { StartState } from '../../../contract/start';
import { backend, unwrap } from '../../shared/backend';
import { useIsSaving, useSaving } from '../use-settings';

const KEY = ['start'];

export const useStart = () => useQuery({ queryKey: KEY, queryFn: () => backend('getStart', {}).then(unwrap) });

type Save = Parameters<typeof backend<'saveStart'>>[1];
type Confirm = Parameters<typeof backend<'confirmTeams'>>[1];

export const useSaveStart = (onSaved: (state: StartState) => void = () => {}) =>
  useSaving(KEY, (request: Save) => backend('saveStart', request), onSaved);
export const useConfirmTeams = (onSaved: (state: StartState, request: Confirm) => void) =>
  useSaving(KEY, (request: Confirm) => backend('confirmTeams', request), onSaved);

/** While one step is being saved no other can be: they share a version. */
export const useStartIsSaving = () => useIsSaving(KEY);

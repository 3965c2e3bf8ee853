import { useQuery } from '@tanstack/react-query';
import type { Contract, Reply } from '../../../contract';
import type { KpiSettings, TargetSettings } from '../../../contract/kpi-settings';
import { backend, unwrap } from '../../shared/backend';
import { useSaving } from '../use-settings';

const KEY = ['kpi-settings'];
/** How often is asked how far measuring and reading are, while they go on. */
const ASK_MS = 4000;

export const useKpiSettings = () =>
  useQuery({
    queryKey: KEY,
    queryFn: () => backend('getKpiSettings', {}).then(unwrap),
    refetchInterval: ({ state }) => (state.data?.measuring == null && state.data?.rereading == null ? false : ASK_MS),
  });

type Save = 'saveStages' | 'saveKpiFields';
type RequestOf<Key extends Save> = Parameters<Contract[Key]>[0];

const send: { readonly [Key in Save]: (request: RequestOf<Key>) => Promise<Reply<KpiSettings>> } = {
  saveStages: (request) => backend('saveStages', request),
  saveKpiFields: (request) => backend('saveKpiFields', request),
};

export const useKpiSave = <Key extends Save>(key: Key, onSaved: () => void) => useSaving(KEY, send[key], onSaved);

const TARGETS = ['targets'];

/** Targets that the caller may change. */
export const useTargets = () => useQuery({ queryKey: TARGETS, queryFn: () => backend('getTargets', {}).then(unwrap) });

export const useSaveTargets = (onSaved: () => void) =>
  useSaving<Parameters<Contract['saveTargets']>[0], TargetSettings>(
    TARGETS,
    (request) => backend('saveTargets', request),
    onSaved,
  );

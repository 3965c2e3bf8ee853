import { useQuery } from '@tanstack/react-query';
import type { Contract, Reply } from '../../../contract';
import type { SkillSettings } from '../../../contract/skills';
import { backend, unwrap } from '../../shared/backend';
import { useSaving } from '../use-settings';

const KEY = ['skill-settings'];

/** How suggestions work, and what was learned for them. */
export const useSkillSettings = () =>
  useQuery({ queryKey: KEY, queryFn: () => backend('getSkillSettings', {}).then(unwrap) });

type Save = 'saveSuggestionRules' | 'relearn';
type RequestOf<Key extends Save> = Parameters<Contract[Key]>[0];

const send: { readonly [Key in Save]: (request: RequestOf<Key>) => Promise<Reply<SkillSettings>> } = {
  saveSuggestionRules: (request) => backend('saveSuggestionRules', request),
  relearn: (request) => backend('relearn', request),
};

export const useSkillSave = <Key extends Save>(
  key: Key,
  onSaved: (settings: SkillSettings, request: RequestOf<Key>) => void,
) => useSaving(KEY, send[key], onSaved);

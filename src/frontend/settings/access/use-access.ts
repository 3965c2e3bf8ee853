import { useQuery } from '@tanstack/react-query';
import type { AccessSettings, GrantAsked } from '../../../contract/access';
import { backend, unwrap } from '../../shared/backend';
import { useSaving } from '../use-settings';

const KEY = ['access'];

export const useAccess = () => useQuery({ queryKey: KEY, queryFn: () => backend('getAccess', {}).then(unwrap) });

/** Both can be asked for twice without harm. */
export const useGive = (onGiven: (settings: AccessSettings, asked: GrantAsked) => void) =>
  useSaving(KEY, (asked: GrantAsked) => backend('saveGrant', asked), onGiven);
export const useTake = (onTaken: (settings: AccessSettings, asked: GrantAsked) => void) =>
  useSaving(KEY, (asked: GrantAsked) => backend('revokeGrant', asked), onTaken);

import { useQuery } from '@tanstack/react-query';
import type { PrivacySettings } from '../../../contract/privacy';
import { backend, unwrap } from '../../shared/backend';
import { useSaving } from '../use-settings';

const KEY = ['privacy'];

/** What the site decided about people's data. */
export const usePrivacy = () =>
  useQuery({ queryKey: KEY, queryFn: () => backend('getPrivacySettings', {}).then(unwrap) });

export const usePrivacySave = (onSaved: () => void) =>
  useSaving(KEY, (request: PrivacySettings) => backend('savePrivacySettings', request), onSaved);

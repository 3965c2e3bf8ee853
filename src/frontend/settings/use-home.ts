import { useQuery } from '@tanstack/react-query';
import { backend, unwrap } from '../shared/backend';

/** Which parts of the settings are the caller's. */
export const useHome = () =>
  useQuery({ queryKey: ['settings-home'], queryFn: () => backend('getSettingsHome', {}).then(unwrap) });

import { useQuery } from '@tanstack/react-query';
import { backend, unwrap } from '../shared/backend';

export const PERSONAL_KEY = ['personal'];

export const usePersonal = () =>
  useQuery({ queryKey: PERSONAL_KEY, queryFn: () => backend('getPersonal', {}).then(unwrap) });

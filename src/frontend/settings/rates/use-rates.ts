import { useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../contract';
import type { RateSettings } from '../../../contract/rates';
import { backend, unwrap } from '../../shared/backend';
import { useSaving } from '../use-settings';

const KEY = ['rates'];

/** Every read is in the audit log, so that nothing is read again by itself, and nothing kept once the page is left. */
export const useRates = () =>
  useQuery({
    queryKey: KEY,
    queryFn: () => backend('getRates', {}).then(unwrap),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });

export const useSaveRates = (onSaved: () => void) =>
  useSaving<Parameters<Contract['saveRates']>[0], RateSettings>(KEY, (asked) => backend('saveRates', asked), onSaved);

export const useSaveBudgets = (onSaved: () => void) =>
  useSaving<Parameters<Contract['saveBudgets']>[0], RateSettings>(
    KEY,
    (asked) => backend('saveBudgets', asked),
    onSaved,
  );

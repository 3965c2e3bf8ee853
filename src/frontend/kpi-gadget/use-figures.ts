import { useMemo } from 'react';
import type { Zone } from '../../domain/units';
import { type Format, formatFor } from '../shared/format';
import { useSite } from '../shared/site';
import { type Figures, figuresFor } from './figures';

/** Writes numbers as the viewer does; dates and times in the zone that the figures are of. */
export type Writing = { readonly format: Format; readonly figures: Figures };

export const useWriting = (zone: Zone | null): Writing => {
  const { locale, format } = useSite();
  return useMemo(
    () => ({ format: zone === null ? format : formatFor(locale, zone), figures: figuresFor(locale) }),
    [locale, format, zone],
  );
};

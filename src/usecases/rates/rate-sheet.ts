import type { RatesValue } from '../../contract/rates';
import type { PersonId } from '../../domain/capacity/types';
import type { RateSheet } from '../../domain/kpi/rates';
import { localDate } from '../../domain/units';
import { ALWAYS } from '../plan-people';

/** Rates as they are entered, in the terms of those who work them out. */
export const sheetOf = (
  { currency, rates, given }: RatesValue,
  personOf: (accountId: string) => PersonId,
): RateSheet => {
  const dayOf = (from: string | null) => (from === null ? ALWAYS : localDate(from));
  return {
    currency,
    people: rates.flatMap(({ owner, from, minorPerHour }) =>
      owner.kind === 'person' ? [{ person: personOf(owner.accountId), from: dayOf(from), minorPerHour }] : [],
    ),
    roles: rates.flatMap(({ owner, from, minorPerHour }) =>
      owner.kind === 'role' ? [{ role: owner.role, from: dayOf(from), minorPerHour }] : [],
    ),
    others: rates.flatMap(({ owner, from, minorPerHour }) =>
      owner.kind === 'others' ? [{ from: dayOf(from), minorPerHour }] : [],
    ),
    given: given.map(({ accountId, role, from }) => ({ person: personOf(accountId), role, from: dayOf(from) })),
  };
};

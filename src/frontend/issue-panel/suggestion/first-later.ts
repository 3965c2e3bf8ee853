import type { Suggestions } from '../../../contract/suggestion';
import type { LocalDate } from '../../../domain/units';

/** Whom the nearest later due date would put first; of several, who ranks first. Null = nobody. */
export const firstLater = ({
  ranked,
  leftOut,
}: Suggestions): { readonly accountId: string; readonly days: number; readonly due: LocalDate } | null =>
  [...ranked, ...leftOut]
    .flatMap(({ accountId, firstIfDue }) => (firstIfDue === null ? [] : [{ accountId, ...firstIfDue }]))
    .sort((a, b) => a.days - b.days)[0] ?? null;

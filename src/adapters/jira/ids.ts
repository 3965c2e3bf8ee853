import type { IssueId } from '../../domain/capacity/types';
import { PortFailure } from '../../usecases/ports';

/** An id fit to stand in a path. `route` alone lets `%2f` and `;` through. */
export const pathId = (id: IssueId | number): string => {
  const text = String(id);
  if (/^[1-9]\d{0,18}$/.test(text)) return text;
  throw new PortFailure({ kind: 'not-found' });
};

import { badRequest } from '../errors';
import type { Value } from './operands';
import type { Scope } from './scope';

/** The parts of one `field operator value`. */
export type Terms = {
  readonly scope: Scope;
  /** As written. */
  readonly field: string;
  readonly operator: string;
  readonly values: readonly Value[];
};

export const unknownField = (name: string) =>
  badRequest(`Field '${name}' does not exist or you do not have permission to view it.`);

export const unsupported = ({ field, operator }: Pick<Terms, 'field' | 'operator'>) =>
  badRequest(`The operator '${operator}' is not supported by the '${field}' field.`);

import { ORDER_BY_DIRECTION_DESC, type OrderBy } from '@atlaskit/jql-ast';
import { badRequest } from '../errors';
import type { Issue } from '../model';
import { nameOf } from '../shapes/people';
import { fieldOf, type IdField, type JqlField } from './fields';
import { keyOrder } from './named';
import type { Scope } from './scope';
import { unknownField } from './terms';

const MAX_FIELDS = 7;

type SortValue = string | number | null;

/** Where an issue stands in the order: a value per ORDER BY field, then its id, so that no two are equal. */
export type Place = readonly SortValue[];
export type Ordering = {
  readonly placeOf: (issue: Issue) => Place;
  readonly compare: (a: Place, b: Place) => number;
};

/** Without ORDER BY the newest id comes first. */
export const orderingOf = (scope: Scope, orderBy: OrderBy | null): Ordering => {
  const fields = orderBy?.fields ?? [];
  if (fields.length > MAX_FIELDS) throw badRequest(`The maximum number of ORDER BY fields is ${MAX_FIELDS}.`);
  const keys = fields.map(({ field, direction }) => ({
    of: sortValue(scope, field.value),
    sign: direction && direction.value === ORDER_BY_DIRECTION_DESC ? -1 : 1,
  }));
  return {
    placeOf: (issue) => [...keys.map((key) => key.of(issue)), Number(issue.id)],
    compare: (a, b) => {
      for (const [at, { sign }] of keys.entries()) {
        const order = comparison(a[at] ?? null, b[at] ?? null);
        if (order !== 0) return sign * order;
      }
      return comparison(b[keys.length] ?? null, a[keys.length] ?? null);
    },
  };
};

/** Nothing comes last in ascending and first in descending order. */
const comparison = (a: SortValue, b: SortValue): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
};

const sortValue = (scope: Scope, name: string): ((issue: Issue) => SortValue) => {
  const field = fieldOf(name, scope);
  if (!field) throw unknownField(name);
  return special(scope, name.toLowerCase()) ?? sortKeyOf(scope, field);
};

/** Keys sort by project, then number. */
const special = ({ world }: Scope, name: string): ((issue: Issue) => SortValue) | null => {
  if (name === 'id') return (issue) => Number(issue.id);
  if (name !== 'key' && name !== 'issuekey' && name !== 'issue') return null;
  return (issue) =>
    `${world.projects.get(issue.projectId)?.key ?? ''}-${String(keyOrder(issue.key)).padStart(12, '0')}`;
};

const sortKeyOf = (scope: Scope, field: JqlField): ((issue: Issue) => SortValue) => {
  switch (field.kind) {
    case 'instant':
      return field.at;
    case 'day':
      return field.day;
    case 'number':
    case 'order':
      return field.value;
    case 'text':
      return (issue) => field.texts(issue)[0]?.toLowerCase() ?? null;
    default:
      return (issue) => {
        const ids = field.ids(issue, scope);
        const id = typeof ids === 'string' || ids === null ? ids : (ids[0] ?? null);
        return id === null ? null : sortable(field, id, scope);
      };
  }
};

/** Priorities by their order, people by name, the rest by id. */
const sortable = (field: IdField, id: string, scope: Scope): SortValue => {
  if (field.rank) return field.rank(id, scope);
  return field.of === 'user' ? (nameOf(scope.world, id)?.toLowerCase() ?? id) : id;
};

import type { Slice } from '../../usecases/facts/ports';

/** The JQL of a slice. Nothing but numbers enters it. Instants are epoch ms, so no profile's zone matters. */
export const jqlOf = (slice: Slice): string => {
  const clauses = [
    ...(slice.project === undefined ? [] : [`project = ${ms(slice.project)}`]),
    ...(slice.done === null ? [] : [slice.done ? 'statusCategory = Done' : 'statusCategory != Done']),
    ...(slice.createdFrom === null ? [] : [`created >= ${ms(slice.createdFrom)}`]),
    ...(slice.updatedFrom === null ? [] : [`updated >= ${ms(slice.updatedFrom)}`]),
    ...(slice.updatedTo === null ? [] : [`updated <= ${ms(slice.updatedTo)}`]),
  ];
  return clauses.join(' AND ');
};

/** Orders that new and changed issues cannot disturb: they come as events, or, first updated first, at the end. */
export const orderOf = (slice: Slice): string => ORDERS[slice.order];
const ORDERS: Readonly<Record<Slice['order'], string>> = {
  'oldest-first': 'ORDER BY created ASC, key ASC',
  'last-updated-first': 'ORDER BY updated DESC, key ASC',
  'first-updated-first': 'ORDER BY updated ASC, key ASC',
};

export const ms = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new Error('A number in JQL must be a whole number');
  return String(value);
};

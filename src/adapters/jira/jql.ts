import type { Slice } from '../../usecases/sync/ports';

/** The JQL of a slice. Nothing but numbers enters it. Instants are epoch ms, so no profile's zone matters. */
export const jqlOf = (slice: Slice): string => {
  const clauses = [
    slice.done ? 'statusCategory = Done' : 'statusCategory != Done',
    ...(slice.createdFrom === null ? [] : [`created >= ${ms(slice.createdFrom)}`]),
    ...(slice.updatedFrom === null ? [] : [`updated >= ${ms(slice.updatedFrom)}`]),
    ...(slice.updatedTo === null ? [] : [`updated <= ${ms(slice.updatedTo)}`]),
  ];
  return clauses.join(' AND ');
};

/** Orders that new and changed issues cannot disturb: they come as events. */
export const orderOf = (slice: Slice): string =>
  slice.order === 'oldest-first' ? 'ORDER BY created ASC, key ASC' : 'ORDER BY updated DESC, key ASC';

export const ms = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new Error('An instant in JQL must be a whole number');
  return String(value);
};

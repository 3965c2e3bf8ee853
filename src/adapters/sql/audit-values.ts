import type { PersonId } from '../../domain/capacity/types';

// Values of the log name people by surrogate id, so that erasing a person takes them out of the log, too.

type Json = unknown;

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Account ids under keys `accountId`, anywhere in a value. */
export const accountsIn = (value: Json): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(accountsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'accountId' && typeof part === 'string' ? [part] : accountsIn(part),
  );
};

/** Person ids under keys `$person`, anywhere in a kept value. */
export const peopleIn = (value: Json): readonly PersonId[] => {
  if (Array.isArray(value)) return value.flatMap(peopleIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === '$person' && typeof part === 'number' ? [part as PersonId] : peopleIn(part),
  );
};

/** The value with `$person` instead of `accountId`. */
export const withPeople = (value: Json, idOf: (accountId: string) => number): Json =>
  mapped(value, (key, part) => (key === 'accountId' && typeof part === 'string' ? ['$person', idOf(part)] : null));

/** The value with account ids again; null for people who were erased. */
export const withAccounts = (value: Json, accountOf: (person: number) => string | null): Json =>
  mapped(value, (key, part) => (key === '$person' && typeof part === 'number' ? ['accountId', accountOf(part)] : null));

type Replace = (key: string, part: Json) => readonly [string, Json] | null;

const mapped = (value: Json, replace: Replace): Json => {
  if (Array.isArray(value)) return value.map((part) => mapped(part, replace));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => replace(key, part) ?? [key, mapped(part, replace)]),
  );
};

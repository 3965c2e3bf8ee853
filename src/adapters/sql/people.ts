import type { PersonId } from '../../domain/capacity/types';
import { marks, query, upsert } from './client';

/** Surrogate ids of accounts, giving one to those that have none yet. */
export const personIds = async (accountIds: Iterable<string>): Promise<ReadonlyMap<string, PersonId>> => {
  const wanted = [...new Set(accountIds)];
  const known = await idsOf(wanted);
  const missing = wanted.filter((accountId) => !known.has(accountId));
  if (missing.length === 0) return known;
  const rows = missing.map((accountId) => [accountId]);
  await upsert('person', ['account_id'], rows, 'account_id = VALUES(account_id)');
  return new Map([...known, ...(await idsOf(missing))]);
};

/** Accounts behind surrogate ids; who was erased has none. */
export const accountPeople = async (people: Iterable<PersonId>): Promise<ReadonlyMap<PersonId, string>> => {
  const wanted = [...new Set(people)];
  const found = new Map<PersonId, string>();
  for (const some of slices(wanted)) {
    const text = `SELECT person_id, account_id FROM person WHERE person_id IN (${marks(some.length)})`;
    for (const row of await query<PersonRow>(text, some)) found.set(row.person_id, row.account_id);
  }
  return found;
};

type PersonRow = { person_id: PersonId; account_id: string };

const idsOf = async (accountIds: readonly string[]): Promise<Map<string, PersonId>> => {
  const found = new Map<string, PersonId>();
  for (const some of slices(accountIds)) {
    const text = `SELECT person_id, account_id FROM person WHERE account_id IN (${marks(some.length)})`;
    for (const row of await query<PersonRow>(text, some)) found.set(row.account_id, row.person_id);
  }
  return found;
};

const slices = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / SLICE) }, (_, n) => items.slice(n * SLICE, (n + 1) * SLICE));
const SLICE = 1000;

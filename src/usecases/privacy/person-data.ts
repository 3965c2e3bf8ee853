import type { Reply } from '../../contract';
import type { Erased, KnownOfPerson } from '../../contract/privacy';
import type { Viewer } from '../ports';
import type { PrivacyPorts } from './ports';

type Ports = Pick<PrivacyPorts, 'people' | 'audit'>;
const NOT_FOUND = { ok: false, failure: { kind: 'not-found' } } as const;

/** Everything that is known of a person. The entry of the log comes before the first row. */
export const exportPerson = async (
  { people, audit }: Ports,
  viewer: Viewer,
  { accountId, page }: { readonly accountId: string; readonly page: number },
): Promise<Reply<KnownOfPerson>> => {
  const person = await people.personOf(accountId);
  if (person === null) return NOT_FOUND;
  const object = { kind: 'person', id: String(person) } as const;
  await audit.append({ by: viewer, action: 'exported', object, subject: accountId, after: { page } });
  return { ok: true, value: await people.known(person, page) };
};

/** The entry names the number alone: by it nobody can be found any more. It is there before anything goes. */
export const erasePerson = async (
  { people, audit }: Ports,
  viewer: Viewer,
  { accountId }: { readonly accountId: string },
): Promise<Reply<Erased>> => {
  const person = await people.personOf(accountId);
  if (person === null) return NOT_FOUND;
  await audit.append({ by: viewer, action: 'erased', object: { kind: 'person', id: String(person) } });
  return { ok: true, value: await people.erase(person, accountId) };
};

import type { Reply } from '../../contract';
import type { KnownOfPerson } from '../../contract/privacy';
import type { Viewer } from '../ports';
import type { PersonalPorts } from './ports';

/** The values that are kept of the caller, to look at or to keep. The entry of the log comes before the first one. */
export const exportOwn = async (
  { people, settings }: Pick<PersonalPorts, 'people' | 'settings'>,
  viewer: Viewer,
  { page }: { readonly page: number },
): Promise<Reply<KnownOfPerson>> => {
  const person = await people.personOf(viewer.accountId);
  if (person === null) return { ok: true, value: { tables: [], more: false } };
  await settings.audit.append({
    ...{ by: viewer, action: 'exported', object: { kind: 'person', id: String(person) } },
    ...{ subject: viewer.accountId, after: { page } },
  });
  return { ok: true, value: await people.own(person, page) };
};

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PersonSkills, SkillMap, SkillsPage } from '../../../contract/skills';
import { packed } from '../../../domain/suggestion/packed-skills';
import { backend, unwrap } from '../../shared/backend';
import { useSaving } from '../use-settings';
import { nobodysCells, type Person, personOf } from './grid/model';

export const SKILLS_KEY = ['skills'];
/** The catalogue and what needs it, as the log names them: one object. */
export const CATALOGUE = { kind: 'skills', id: null, accountId: null } as const;
const readSkills = () => backend('getSkills', {}).then(unwrap);

/** Catalogue and people. */
export const useSkills = () => useQuery({ queryKey: SKILLS_KEY, queryFn: readSkills });

/** Reads what is stored by now. */
export const freshSkills = (queries: QueryClient): Promise<SkillsPage> =>
  queries.fetchQuery({ queryKey: SKILLS_KEY, queryFn: readSkills, staleTime: 0 });

/** Puts the new state of one person in. */
export const takeOverPerson = (queries: QueryClient, { skills, ...person }: PersonSkills): void => {
  queries.setQueryData<SkillsPage>(SKILLS_KEY, (page) =>
    page === undefined
      ? page
      : {
          ...page,
          people: [
            ...page.people.filter(({ accountId }) => accountId !== person.accountId),
            { ...person, packed: packed(skills) },
          ],
        },
  );
};

/** A person as stored; nobody has declared anything before their first save. */
export const storedPerson = ({ people }: Pick<SkillsPage, 'people'>, accountId: string): Person => {
  const stored = people.find((person) => person.accountId === accountId);
  return stored === undefined ? nobodysCells(accountId) : personOf(stored);
};

/** Everybody as stored, by account. A person whose row did not change is the same object as before. */
export const usePeople = ({ people }: Pick<SkillsPage, 'people'>): ReadonlyMap<string, Person> => {
  const known = useMemo(() => new WeakMap<SkillsPage['people'][number], Person>(), []);
  return useMemo(
    () =>
      new Map(
        people.map((stored) => {
          const person = known.get(stored) ?? personOf(stored);
          known.set(stored, person);
          return [stored.accountId, person];
        }),
      ),
    [people, known],
  );
};

/** Saves the catalogue; the reply is its new state. */
export const useCatalogueSave = (onSaved: () => void) => {
  const queries = useQueryClient();
  return useSaving(
    SKILLS_KEY,
    async (request: Parameters<typeof saveCatalogue>[0]) => {
      const reply = await saveCatalogue(request);
      return reply.ok ? { ok: true as const, value: withCatalogue(queries, reply.value) } : reply;
    },
    onSaved,
  );
};

const saveCatalogue = (request: Parameters<typeof backend<'saveSkills'>>[1]) => backend('saveSkills', request);

/** What people declared of a skill that is gone goes with it. */
const withCatalogue = (queries: QueryClient, skills: SkillMap): SkillsPage | undefined => {
  const page = queries.getQueryData<SkillsPage>(SKILLS_KEY);
  void queries.invalidateQueries({ queryKey: ['skill-settings'] });
  return page === undefined ? undefined : { ...page, skills };
};

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DismissSkillHint, SkillHint, SkillHints } from '../../../contract/skills';
import { unpacked } from '../../../domain/suggestion/packed-skills';
import type { SkillLevel } from '../../../domain/suggestion/skills';
import { backend, failureOf, unwrap } from '../../shared/backend';
import { freshSkills, SKILLS_KEY, takeOverPerson } from './use-skills';

const HINTS_KEY = ['skill-hints'];

/** What history says; asked beside the grid, which does not wait for it. */
export const useHints = () =>
  useQuery({ queryKey: HINTS_KEY, queryFn: () => backend('getSkillHints', {}).then(unwrap), retry: false });

const sameHint = (a: Pick<SkillHint, 'accountId' | 'skill'>, b: Pick<SkillHint, 'accountId' | 'skill'>): boolean =>
  a.accountId === b.accountId && a.skill === b.skill;

/** Says yes, with the level that somebody chose, or no. */
export const useHintAnswers = () => {
  const queries = useQueryClient();
  const without = (hint: Pick<SkillHint, 'accountId' | 'skill'>) =>
    queries.setQueryData<SkillHints>(
      HINTS_KEY,
      (now) => now && { ...now, hints: now.hints.filter((one) => !sameHint(one, hint)) },
    );
  const confirm = useMutation({
    mutationFn: async ({ hint, level }: { readonly hint: SkillHint; readonly level: SkillLevel }) => {
      // As stored by now: whatever else the person declares stays, and a wish to learn it goes on.
      const page = await freshSkills(queries);
      const stored = page.people.find(({ accountId }) => accountId === hint.accountId);
      const declared = unpacked(stored?.packed ?? []);
      const wish = declared.find(({ skill }) => skill === hint.skill)?.wantsToLearn ?? false;
      const skills = [
        ...declared.filter(({ skill }) => skill !== hint.skill),
        { skill: hint.skill, level, wantsToLearn: wish },
      ];
      return unwrap(
        await backend('savePersonSkills', { accountId: hint.accountId, version: stored?.version ?? 0, skills }),
      );
    },
    onSuccess: (person, { hint }) => {
      takeOverPerson(queries, person);
      without(hint);
    },
    onError: (error) => {
      if (failureOf(error)?.kind === 'conflict') void queries.invalidateQueries({ queryKey: SKILLS_KEY });
    },
  });
  const dismiss = useMutation({
    mutationFn: async (request: DismissSkillHint) => unwrap(await backend('dismissSkillHint', request)),
    onSuccess: (request) => {
      if (request.dismissed) without(request);
      else void queries.invalidateQueries({ queryKey: HINTS_KEY });
    },
  });
  return { confirm, dismiss };
};

import { skillStore } from '../../src/adapters/sql/skills';
import type { DeclaredSkill, SkillId, SkillLevel } from '../../src/domain/suggestion/skills';
import { throughDesk } from '../panel/fill';
import type { Bench } from '../panel/site';
import { randomOf } from '../suggest/measures';

export const PEOPLE = 500;
export const SKILLS = 200;
const GROUPS = 20;
/** One cell in three says something. */
const SHARE = 1 / 3;

/** Five hundred people with names in Jira, two hundred skills in twenty groups, and who has which. */
export const fillSkills = async (bench: Bench): Promise<void> => {
  const { users } = bench.desk.jira.world;
  const [like] = users.values();
  if (like === undefined) throw new Error('the studio has nobody');
  const random = randomOf(11);
  const accounts = Array.from({ length: PEOPLE }, (_, n) => `bench-${String(n).padStart(4, '0')}`);
  for (const [n, accountId] of accounts.entries()) users.set(accountId, { ...like, accountId, displayName: nameOf(n) });
  const groups = Array.from({ length: GROUPS }, (_, n) => `Group ${n + 1}`);
  const skills = Array.from({ length: SKILLS }, (_, n) => ({
    ...{ id: null, name: `Skill number ${n + 1}`, group: groups[Math.floor((n * GROUPS) / SKILLS)] ?? null },
  }));
  const { value } = await bench.invoke<Page>('settings', 'getSkills', {});
  const { version, levels } = value.skills;
  const saved = await bench.invoke<Saved>('settings', 'saveSkills', { version, groups, skills, levels, needs: [] });
  const ids = saved.value.skills.map(({ id }) => id);
  throughDesk(bench.desk);
  const stored = new Map((await skillStore.people()).map((person) => [person.accountId, person.version]));
  const nobody = [...stored].map(([accountId, seen]) => ({ accountId, version: seen, skills: [] }));
  const people = accounts.map((accountId) => ({
    accountId,
    version: 0,
    skills: ids.flatMap((skill): DeclaredSkill[] =>
      random() < SHARE
        ? [{ skill, level: (1 + Math.floor(random() * 5)) as SkillLevel, wantsToLearn: random() < 0.1 }]
        : [],
    ),
  }));
  if ((await skillStore.savePeople([...nobody, ...people])).length > 0) throw new Error('not everybody was stored');
};

type Page = {
  value: { skills: { version: number; levels: readonly string[] } };
};
type Saved = { value: { skills: readonly { id: SkillId }[] } };

const nameOf = (n: number): string => `${FIRST[n % FIRST.length]} ${LAST[Math.floor(n / FIRST.length) % LAST.length]}`;
const FIRST = ['Ada', 'Bo', 'Cem', 'Dina', 'Emre', 'Faye', 'Gus', 'Hedda', 'Ivo', 'Jara', 'Kim', 'Lou', 'Mads', 'Nia'];
const LAST = Array.from({ length: 40 }, (_, n) => `Person ${n + 1}`);

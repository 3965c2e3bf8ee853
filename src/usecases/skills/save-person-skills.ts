import type { Failure, Reply } from '../../contract';
import type { PersonSkills, SkillMap } from '../../contract/skills';
import type { Viewer } from '../ports';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { SkillPorts } from './ports';
import { reaches, reachOf } from './reach';

/** What one person declared, replacing what was stored. */
export const savePersonSkills = async (
  ports: SkillPorts,
  viewer: Viewer,
  person: PersonSkills,
): Promise<Reply<PersonSkills>> => {
  await ports.reading();
  const [reach, map, before] = await Promise.all([
    reachOf(ports, viewer),
    ports.store.map(),
    ports.store.person(person.accountId),
  ]);
  if (!reaches(reach, person.accountId)) return failed({ kind: 'not-found' });
  const wrong = wrongDeclared(person, map);
  if (wrong !== null) return failed(wrong);
  if ((await ports.store.savePeople([person])).length > 0) return failed(changedMeanwhile('list of a person’s skills'));
  await ports.audit.append({
    by: viewer,
    action: 'saved',
    object: { kind: 'person-skills', id: null },
    subject: person.accountId,
    version: person.version + 1,
    before: { skills: before.skills },
    after: { skills: person.skills },
  });
  return { ok: true, value: { ...person, version: person.version + 1 } };
};

const wrongDeclared = ({ skills }: PersonSkills, map: SkillMap): Failure | null => {
  const seen = new Set<number>();
  for (const [index, { skill, level, wantsToLearn }] of skills.entries()) {
    const field = `skills.${index}`;
    const name = map.skills.find(({ id }) => id === skill)?.name;
    if (name === undefined)
      return { kind: 'invalid-request', field, detail: 'This skill was removed. Choose another one.' };
    if (seen.has(skill)) return { kind: 'invalid-request', field, detail: `${name} stands there twice.` };
    if (level === null && !wantsToLearn)
      return { kind: 'invalid-request', field, detail: `${name} has no level, and nobody wants to learn it.` };
    seen.add(skill);
  }
  return null;
};

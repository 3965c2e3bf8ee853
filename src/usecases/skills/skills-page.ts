import type { Reply, TeamSetting } from '../../contract';
import type { PersonSkills, SkillMap, SkillsPage, SkillsTeam } from '../../contract/skills';
import { packed } from '../../domain/suggestion/packed-skills';
import type { Viewer } from '../ports';
import type { SkillPorts, StoredSkillMap } from './ports';

/** Catalogue, and whose skills the viewer may see. */
export const getSkills = async (ports: SkillPorts, viewer: Viewer): Promise<Reply<SkillsPage>> => {
  const [, stored, people, teams, projects] = await Promise.all([
    ports.reading(),
    ports.store.map(),
    ports.store.people(),
    ports.settings.teams(),
    ports.settings.projects(),
  ]);
  return {
    ok: true,
    value: {
      readOnly: viewer.readOnly,
      admin: true,
      skills: catalogueOf(stored),
      people: people.map((person) => packedPerson(person, stored)),
      teams: teams.map(teamOf),
      projects,
    },
  };
};

/** The catalogue as screens see it. */
export const catalogueOf = ({ nextId: _, ...map }: StoredSkillMap): SkillMap => map;

/** What somebody declared of a skill that is gone counts no more; it goes with their next save. */
const packedPerson = ({ skills, ...person }: PersonSkills, map: SkillMap) => {
  const known = new Set(map.skills.map(({ id }) => id));
  return { ...person, packed: packed(skills.filter(({ skill }) => known.has(skill))) };
};

const teamOf = ({ id, name, members }: TeamSetting): SkillsTeam => ({
  id,
  name,
  members: [...new Set(members.map(({ accountId }) => accountId))],
});

import type { Reply } from '../../contract';
import type { PersonSkills, SkillMap, SkillsPage } from '../../contract/skills';
import { packed } from '../../domain/suggestion/packed-skills';
import type { Viewer } from '../ports';
import type { SkillPorts, StoredSkillMap } from './ports';
import { managed, membersOf, reaches, todayOf } from './reach';

/** Catalogue, and whose skills the viewer may see: everybody's for admins, for managers the members of their teams. */
export const getSkills = async (ports: SkillPorts, viewer: Viewer): Promise<Reply<SkillsPage>> => {
  const { everything } = viewer.access;
  const [, stored, people, allTeams, projects] = await Promise.all([
    ports.reading(),
    ports.store.map(),
    ports.store.people(),
    ports.settings.teams(),
    everything ? ports.settings.projects() : [],
  ]);
  const today = todayOf(ports.clock.now());
  const teams = managed(allTeams, viewer.access);
  const reach = everything ? 'everybody' : membersOf(teams, today);
  return {
    ok: true,
    value: {
      readOnly: viewer.readOnly,
      admin: everything,
      skills: { ...catalogueOf(stored), needs: everything ? stored.needs : [] },
      people: people.filter(({ accountId }) => reaches(reach, accountId)).map((person) => packedPerson(person, stored)),
      teams: teams.map((team) => ({ id: team.id, name: team.name, members: [...membersOf([team], today)] })),
      projects,
    },
  };
};

/** The same for a file: the log says who took it before they get it. */
export const exportSkills = async (ports: SkillPorts, viewer: Viewer): Promise<Reply<SkillsPage>> => {
  const page = await getSkills(ports, viewer);
  if (!page.ok) return page;
  const people = page.value.people.length;
  await ports.audit.append({
    by: viewer,
    action: 'exported',
    object: { kind: 'person-skills', id: null },
    after: { people },
  });
  return page;
};

/** The catalogue as screens see it. */
export const catalogueOf = ({ nextId: _, ...map }: StoredSkillMap): SkillMap => map;

/** What somebody declared of a skill that is gone counts no more; it goes with their next save. */
const packedPerson = ({ skills, ...person }: PersonSkills, map: SkillMap) => {
  const known = new Set(map.skills.map(({ id }) => id));
  return { ...person, packed: packed(skills.filter(({ skill }) => known.has(skill))) };
};

import type { Failure, Reply, SaveTeam } from '../../contract';
import type { NewTeam, StartState } from '../../contract/start';
import type { Viewer } from '../ports';
import { refreshGlance } from '../refresh-glance';
import { recordTeam } from '../settings/record';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { StartPorts } from './ports';
import { saveStart } from './save-start';
import { USUAL_RESERVE } from './start-state';

type Asked = { readonly version: number; readonly teams: readonly NewTeam[] };

/** Makes the teams one by one, after all of them were looked at; who comes again after a fault goes on with what is left. */
export const confirmTeams = async (
  ports: StartPorts,
  viewer: Viewer,
  { version, teams }: Asked,
): Promise<Reply<StartState>> => {
  await ports.reading();
  const [decided, stored, known] = await Promise.all([
    ports.start.decided(),
    ports.store.teams(),
    ports.store.projects(),
  ]);
  if (decided.version !== version) return failed(changedMeanwhile('step'));
  const wrong = wrongTeam(teams, new Set(stored.map(({ name }) => same(name))), new Set(known));
  if (wrong !== null) return failed(wrong);
  const reserve = decided.choice.hours?.reserve ?? USUAL_RESERVE;
  for (const [index, team] of teams.entries()) {
    const save = teamOf(team, reserve);
    const outcome = await ports.store.saveTeam(save);
    if (outcome !== 'saved') return failed(taken(index, team.name));
    await recordTeam(ports, viewer, save, { own: null, tookDefaultFrom: null });
  }
  await worked(ports, teams);
  const { steps, hours } = decided.choice;
  return saveStart(ports, viewer, { version, hours, steps: { ...steps, teams: 'confirmed' } });
};

/** More people than a page can wait for follow by the queue. */
const AT_ONCE = 120;

const worked = async (ports: StartPorts, teams: readonly NewTeam[]): Promise<void> => {
  const accounts = [...new Set(teams.flatMap(({ accountIds }) => accountIds))];
  if (accounts.length > AT_ONCE) await ports.renewAll();
  else await refreshGlance(ports, await ports.store.personIds(accounts));
};

const teamOf = ({ name, projects, accountIds }: NewTeam, reserve: number): SaveTeam => ({
  ...{ teamId: null, version: null, isDefault: false, name, projects },
  members: accountIds.map((accountId) => ({ accountId, allocation: 1, reserve, from: null, to: null })),
});

/** The store tells names apart as people do: without case. */
const same = (name: string): string => name.trim().toLowerCase();

const taken = (index: number, name: string): Failure => ({
  kind: 'invalid-request',
  field: `teams.${index}.name`,
  detail: `There is a team named ${name}.`,
});

const wrongTeam = (
  teams: readonly NewTeam[],
  names: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Failure | null => {
  const seen = new Set(names);
  for (const [index, { name, projects, accountIds }] of teams.entries()) {
    if (seen.has(same(name))) return taken(index, name);
    seen.add(same(name));
    const stranger = projects.find((project) => !known.has(project));
    if (stranger !== undefined)
      return {
        kind: 'invalid-request',
        field: `teams.${index}.projects`,
        detail: `Atelier knows no project with the id ${stranger}.`,
      };
    if (new Set(accountIds).size < accountIds.length)
      return { kind: 'invalid-request', field: `teams.${index}.accountIds`, detail: 'Somebody is in the team twice.' };
  }
  return null;
};

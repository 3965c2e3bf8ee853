import { resolve } from 'node:path';
import { generateStudio } from '../../local/data/studio';
import { admin, people } from '../../local/data/studio/people';
import { startDesk } from '../../local/forge/desk';
import type { Desk } from '../../local/forge/desk-types';
import type { Issue, World } from '../../local/jira/model';

/** A desk in this process, so that its SQL and its ledger can be read; the app runs in it as it ships. */
export type Bench = {
  readonly desk: Desk;
  readonly team: readonly string[];
  readonly teamId: number;
  readonly issueId: string;
  /** How long the resolver itself took last, in ms: from the guard's entry to its answer, SQL and Jira included. */
  readonly lastRun: () => number;
  invoke<T>(module: string, functionKey: string, payload: unknown, as?: string): Promise<T>;
  stop(): Promise<void>;
};

export const NOW = Date.UTC(2026, 10, 24, 8, 40);
const TEAM = 30;
const HERO = 'PACK-214';

/** The studio with more projects like Packaging, and the team's open work spread over all of them. */
const withProjects = (world: World, count: number, openIssues: number): void => {
  const like = [...world.projects.values()].find(({ key }) => key === 'PACK');
  if (like === undefined) throw new Error('the studio has no Packaging');
  while (world.projects.size < count) {
    const id = String(20_000 + world.projects.size);
    world.projects.set(id, { ...like, id, key: `SITE${world.projects.size}`, name: `Site ${world.projects.size}` });
  }
  const projects = [...world.projects.values()].filter(({ access }) => access.app && access.browse === 'everyone');
  const hero = [...world.issues.values()].find(({ key }) => key === HERO);
  if (hero === undefined) throw new Error(`the studio has no ${HERO}`);
  const own = new Set(people.slice(0, TEAM).map(({ accountId }) => accountId));
  const theirs = [...world.issues.values()].filter((issue) => own.has(issue.assignee ?? '') && isOpen(world, issue));
  for (let n = theirs.length; n < openIssues; n++) {
    const project = projects[n % projects.length] ?? like;
    const id = String(50_000 + n);
    const assignee = people[n % TEAM]?.accountId ?? null;
    world.issues.set(id, {
      ...hero,
      id,
      key: `${project.key}-${9000 + n}`,
      projectId: project.id,
      assignee,
      links: [],
    });
  }
};

const isOpen = ({ statuses }: World, { statusId }: Issue): boolean => statuses.get(statusId)?.category !== 'done';

export const startBench = async (options: {
  readonly port: number;
  readonly issues: number;
  readonly projects: number;
  readonly openIssues: number;
  readonly sqlLatencyMs: number;
  /** Changes the issue that is asked about before the desk starts. */
  readonly prepare?: (hero: Issue) => Issue;
}): Promise<Bench> => {
  const loaded = generateStudio({ seed: 1, issues: options.issues, now: NOW });
  const hero = [...loaded.world.issues.values()].find(({ key }) => key === HERO);
  if (hero !== undefined && options.prepare) loaded.world.issues.set(hero.id, options.prepare(hero));
  withProjects(loaded.world, options.projects, options.openIssues);
  let lastRun = 0;
  const desk = await startDesk({
    onRun: ({ functionKey, ms }) => {
      if (functionKey === 'resolver') lastRun = ms;
    },
    port: options.port,
    load: async () => loaded,
    points: 10_000_000,
    sqlLatencyMs: options.sqlLatencyMs,
    data: null,
    app: process.cwd(),
    bundle: resolve('dist/forge'),
  });
  const invoke = async <T>(module: string, functionKey: string, payload: unknown, as = admin.accountId): Promise<T> => {
    const response = await fetch(`${desk.url}/local/invoke`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ module, functionKey, payload, as }),
    });
    const { reply, thrown } = (await response.json()) as { reply?: T & { ok?: boolean }; thrown?: { message: string } };
    if (reply === undefined || reply.ok === false) throw new Error(JSON.stringify(thrown ?? reply));
    return reply;
  };
  await desk.settle(600_000);
  const team = people.slice(0, TEAM).map(({ accountId }) => accountId);
  const member = (accountId: string) => ({ accountId, allocation: 1, reserve: 0.1, from: null, to: null });
  const saved = await invoke<{ value: { teams: { id: number; name: string }[] } }>('settings', 'saveTeam', {
    ...{ teamId: null, version: null, name: 'Bench', isDefault: false, projects: ['10001'] },
    members: team.map(member),
  });
  const teamId = saved.value.teams.find(({ name }) => name === 'Bench')?.id ?? 0;
  return {
    ...{ desk, team, teamId, issueId: hero?.id ?? '', lastRun: () => lastRun },
    ...{ invoke, stop: () => desk.stop() },
  };
};

import { type Command, openSprints } from './commands';
import type { Sim } from './seed';
import { CANARY } from './world';

/** What admins do to a site. None of it tells the app anything: it is found when words, people and projects are read again. */
export const siteCommands: readonly Command[] = [
  {
    name: 'rename',
    weight: 3,
    run: async ({ sim: { world, random } }) => {
      const named = [...world.statuses.values(), ...world.projects.values(), ...world.issueTypes.values()];
      random.pick(named).name = `${CANARY} renamed ${random.whole(1, 99)}`;
      return true;
    },
  },
  {
    name: 'zone of a person',
    weight: 2,
    run: async ({ sim: { world, random } }) => {
      const zones = [
        'Pacific/Apia',
        'America/New_York',
        'Asia/Kathmandu',
        'Australia/Lord_Howe',
        'Europe/Berlin',
        null,
      ];
      random.pick([...world.users.values()]).timeZone = random.pick(zones);
      return true;
    },
  },
  {
    name: 'zone of the site',
    weight: 1,
    run: async ({ sim: { world, random } }) => {
      world.timeZone = random.pick(['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Berlin']);
      return true;
    },
  },
  {
    name: 'time tracking',
    weight: 1,
    run: async ({ sim: { world, random } }) => {
      world.timeTracking = { hoursPerDay: random.pick([6, 7.6, 8]), daysPerWeek: random.pick([4, 4.5, 5]) };
      return true;
    },
  },
  {
    name: 'deactivate',
    weight: 2,
    run: async ({ sim: { world, random } }) => {
      const user = world.users.get(random.pick(['cleo', 'eve', 'finn', 'hedy']));
      if (user) user.active = !user.active;
      return user !== undefined;
    },
  },
  {
    name: 'erase a person',
    weight: 1,
    run: async ({ sim: { world, random } }) => world.users.delete(random.pick(['gus', 'hedy'])),
  },
  {
    name: 'permissions',
    weight: 2,
    run: async ({ sim: { world, random } }) => {
      const project = random.pick([...world.projects.values()]);
      project.access.browse = random.pick(['everyone', ['amy', 'ben']]);
      return true;
    },
  },
  {
    name: 'archive or bring back a project',
    weight: 1,
    run: async ({ sim: { world } }) => {
      const project = world.projects.get('101');
      if (project) project.archived = !project.archived;
      return project !== undefined;
    },
  },
  {
    name: 'close a project to the app or open it',
    weight: 4,
    run: async ({ sim: { world, seed, closedOnce } }) => {
      const project = world.projects.get('101');
      if (!project || seed % 2 === 0) return false;
      project.access.app = !project.access.app;
      closedOnce.add(project.id);
      return true;
    },
  },
  {
    name: 'category of a status',
    weight: 1,
    run: async ({ sim: { world, random } }) => {
      const status = world.statuses.get(random.pick(['1', '2', '4']));
      if (status) status.category = status.category === 'new' ? 'indeterminate' : 'new';
      return status !== undefined;
    },
  },
  {
    name: 'a field goes or changes its type',
    weight: 1,
    // Not beside a project that closes: what it holds is then read by the old fields until it is edited (docs/simulation.md).
    run: async ({ sim: { world, random, seed } }) => {
      if (seed % 2 === 1) return false;
      const field = world.fields.get(random.pick(['customfield_10015', 'customfield_10016', 'customfield_10026']));
      if (!field) return false;
      if (random.chance(0.5)) return world.fields.delete(field.id);
      Object.assign(field, {
        kind: 'string',
        schemaCustom: 'com.atlassian.jira.plugin.system.customfieldtypes:textfield',
      });
      return true;
    },
  },
  {
    name: 'hide many',
    weight: 1,
    run: async (at) => {
      const { random } = at.sim;
      const issues = at.visible().filter(({ statusId, projectId }) => projectId === '100' && isOpen(at, statusId));
      const security = random.chance(0.5) ? { id: '61' } : null;
      for (const { id } of issues.slice(0, 12))
        await at.ask('PUT', `/rest/api/3/issue/${id}`, { fields: { security } });
      return issues.length > 0;
    },
  },
  {
    name: 'bulk edit',
    weight: 2,
    run: async (at) => {
      const sprints = openSprints(at.sim);
      const { random } = at.sim;
      const to = random.pick(['1', '2', '3']);
      const issues = at.visible().filter(({ statusId }) => isOpen(at, statusId));
      for (const { id } of issues.slice(0, 9))
        await at.ask('PUT', `/rest/api/3/issue/${id}`, { fields: { priority: { id: to } } });
      return sprints.length >= 0;
    },
  },
];

export const isOpen = ({ sim }: { readonly sim: Pick<Sim, 'world'> }, statusId: string): boolean =>
  sim.world.statuses.get(statusId)?.category !== 'done';

import { describe, expect, it } from 'vitest';
import type { SaveTeam, TeamSetting } from '../../../src/contract';
import type { StartChoice } from '../../../src/contract/start';
import type { PersonId } from '../../../src/domain/capacity/types';
import { instant } from '../../../src/domain/units';
import type { Viewer } from '../../../src/usecases/ports';
import { confirmTeams } from '../../../src/usecases/start/confirm-teams';
import type { StartPorts } from '../../../src/usecases/start/ports';
import { saveStart } from '../../../src/usecases/start/save-start';
import { getStart } from '../../../src/usecases/start/start-state';
import { auditLog, EVERYTHING } from '../../fixtures/access';

const viewer: Viewer = { accountId: 'rana', readOnly: false, access: EVERYTHING };
const OPEN: StartChoice = { steps: { hours: 'open', teams: 'open', stages: 'open' }, hours: null };
const WEEK = [28_800, 28_800, 28_800, 28_800, 14_400, 0, 0];
const stored = (name: string, people: readonly string[] = []): TeamSetting => ({
  ...{ id: name.length, version: 1, name, isDefault: false, projects: [] },
  members: people.map((accountId) => ({ accountId, allocation: 1, reserve: 0, from: null, to: null })),
});

const desk = (teams: TeamSetting[] = []) => {
  const audit = auditLog();
  const [saved, worked]: [SaveTeam[], number[]] = [[], []];
  let [choice, version, renewals, measured] = [OPEN, 0, 0, 0];
  const ports = {
    clock: { now: () => instant(0) },
    audit,
    reading: async () => ({
      ready: true,
      reading: null,
      asOf: instant(0),
      behind: false,
      pausedUntil: null,
      stale: null,
    }),
    facts: {
      site: async () => ({
        fields: null,
        settings: {},
        timeTracking: { hoursPerDay: 7.5, daysPerWeek: 4.5, zone: null },
      }),
      people: async ({ ids }: { ids: readonly number[] }) => {
        worked.push(...ids);
        return [];
      },
      openIssues: async () => [],
    },
    glance: { saveDays: async () => {} },
    renewAll: async () => {
      renewals += 1;
    },
    measureAll: async () => {
      measured += 1;
    },
    start: {
      decided: async () => ({ choice, version, teams: teams.length + saved.length, stages: false }),
      save: async (next: StartChoice, seen: number) => {
        if (seen !== version) return false;
        [choice, version] = [next, version + 1];
        return true;
      },
      work: async () => [
        ...[
          { project: '1', person: 'amy', issues: 9 },
          { project: '1', person: 'ben', issues: 8 },
        ],
        ...[
          { project: '2', person: 'carl', issues: 7 },
          { project: '2', person: 'dora', issues: 6 },
        ],
      ],
    },
    store: {
      teams: async () => [...teams, ...saved.map((team, n) => ({ ...team, id: 100 + n, version: 1 }))],
      projects: async () => ['1', '2'],
      saveTeam: async (team: SaveTeam) => {
        saved.push(team);
        return 'saved';
      },
      personIds: async (accounts: readonly string[]) => accounts.map((_, n) => (n + 1) as PersonId),
    },
  } as unknown as StartPorts;
  return { ports, audit, saved, worked, counts: () => ({ renewals, measured, version }) };
};

describe('the first steps', () => {
  it('begin with hours from Jira’s time tracking and teams from who works together', async () => {
    const { ports } = desk();
    const reply = await getStart(ports, viewer);
    expect(reply).toMatchObject({
      value: {
        steps: OPEN.steps,
        guessedHours: { from: 'jira', reserve: 0.125, week: [27_000, 27_000, 27_000, 27_000, 13_500, 0, 0] },
        guesses: [
          { projects: ['1'], people: ['amy', 'ben'], held: 17, issues: 17 },
          { projects: ['2'], people: ['carl', 'dora'] },
        ],
      },
    });
  });

  it('guess no team of people or projects that have one, and take teams entered by hand as decided', async () => {
    const { ports } = desk([stored('Copy', ['amy', 'ben'])]);
    expect(await getStart(ports, viewer)).toMatchObject({
      value: { steps: { teams: 'confirmed' }, teams: [{ name: 'Copy', people: 2 }], guesses: [{ projects: ['2'] }] },
    });
  });

  it('keep confirmed hours, work everybody’s sums out anew, and log it', async () => {
    const { ports, audit, counts } = desk();
    const hours = { week: WEEK, reserve: 0.1 };
    const steps = { ...OPEN.steps, hours: 'confirmed' as const };
    expect(await saveStart(ports, viewer, { version: 0, steps, hours })).toMatchObject({
      value: { hours, steps, version: 1 },
    });
    expect(counts()).toEqual({ renewals: 1, measured: 1, version: 1 });
    expect(audit.entries).toMatchObject([
      { object: { kind: 'start' }, version: 1, before: OPEN, after: { steps, hours } },
    ]);
    await saveStart(ports, viewer, { version: 1, steps: { ...steps, stages: 'kept' }, hours });
    expect(counts()).toEqual({ renewals: 1, measured: 1, version: 2 });
  });

  it('tell the second of two admins, and refuse a week without hours', async () => {
    const { ports, audit } = desk();
    await saveStart(ports, viewer, { version: 0, ...OPEN });
    expect(await saveStart(ports, viewer, { version: 0, ...OPEN })).toMatchObject({ failure: { kind: 'conflict' } });
    const hours = { week: [0, 0, 0, 0, 0, 0, 0], reserve: 0 };
    expect(await saveStart(ports, viewer, { version: 1, ...OPEN, hours })).toMatchObject({
      failure: { kind: 'invalid-request', field: 'hours.week' },
    });
    expect(audit.entries).toHaveLength(1);
  });

  it('make several teams at once, with the reserve that was confirmed', async () => {
    const { ports, saved, audit, worked } = desk();
    await saveStart(ports, viewer, { version: 0, ...OPEN, hours: { week: WEEK, reserve: 0.2 } });
    const reply = await confirmTeams(ports, viewer, {
      version: 1,
      teams: [
        { name: 'Copy', projects: ['1'], accountIds: ['amy', 'ben'] },
        { name: 'Film', projects: ['2'], accountIds: ['carl'] },
      ],
    });
    expect(reply).toMatchObject({ ok: true, value: { steps: { teams: 'confirmed' } } });
    expect(
      saved.map(({ name, members }) => [name, members.map(({ accountId, reserve }) => [accountId, reserve])]),
    ).toEqual([
      [
        'Copy',
        [
          ['amy', 0.2],
          ['ben', 0.2],
        ],
      ],
      ['Film', [['carl', 0.2]]],
    ]);
    expect(worked).toHaveLength(3);
    expect(audit.entries.map(({ object }) => object.kind)).toEqual(['start', 'team', 'team', 'start']);
  });

  it.each([
    ['a name that is taken', { name: 'copy', projects: [], accountIds: ['amy'] }, 'teams.1.name'],
    ['a name that stands twice', { name: 'FILM', projects: [], accountIds: ['amy'] }, 'teams.1.name'],
    ['a project that nobody knows', { name: 'Web', projects: ['9'], accountIds: ['amy'] }, 'teams.1.projects'],
    ['somebody twice', { name: 'Web', projects: [], accountIds: ['amy', 'amy'] }, 'teams.1.accountIds'],
  ])('make none of them where one has %s', async (_, wrong, field) => {
    const { ports, saved } = desk([stored('Copy')]);
    const teams = [{ name: 'Film', projects: ['2'], accountIds: ['carl'] }, wrong];
    expect(await confirmTeams(ports, viewer, { version: 0, teams })).toMatchObject({
      failure: { kind: 'invalid-request', field },
    });
    expect(saved).toEqual([]);
  });
});

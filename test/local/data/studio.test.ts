import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateStudio } from '../../../local/data/studio';
import { admin, byName, people } from '../../../local/data/studio/people';
import { createLocalJira } from '../../../local/jira/jira';
import type { GadgetConfig } from '../../../src/contract/kpi';
import { KPI_IDS } from '../../../src/domain/kpi/catalogue';
import { targetProblem } from '../../../src/domain/kpi/target';

const NOW = Date.UTC(2026, 10, 24, 9, 40);
const studio = generateStudio({ seed: 1, issues: 3000, now: NOW });
const { world, setup } = studio;
const issues = [...world.issues.values()];
const open = issues.filter(({ resolved }) => resolved === null);
const categoryOf = (statusId: string) => world.statuses.get(statusId)?.category;

const fingerprint = (seed: number) => {
  const { world: made } = generateStudio({ seed, issues: 500, now: NOW });
  return createHash('sha256')
    .update(JSON.stringify([...made.issues.values()]))
    .digest('hex');
};

describe('the studio', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(fingerprint(3)).toBe(fingerprint(3));
    expect(fingerprint(3)).not.toBe(fingerprint(4));
  });
  it('has about 3,000 issues of eighteen months, forty people in three teams and six projects', () => {
    expect(issues).toHaveLength(3000);
    expect(Math.min(...issues.map(({ created }) => created))).toBeLessThan(NOW - 500 * 86_400_000);
    expect(people).toHaveLength(40);
    expect(new Set(people.map(({ team }) => team)).size).toBe(3);
    expect(new Set(people.map(({ zone }) => zone)).size).toBeGreaterThan(10);
    expect(world.projects.size).toBe(6);
  });
  it('has a project closed to the app, a security level, customers, and a team-managed project with statuses of its own', () => {
    expect([...world.projects.values()].filter(({ access }) => !access.app)).toHaveLength(1);
    expect(open.some(({ securityLevelId }) => securityLevelId !== null)).toBe(true);
    expect(issues.some(({ reporter }) => world.users.get(reporter ?? '')?.accountType === 'customer')).toBe(true);
    expect([...world.projects.values()].filter(({ simplified }) => simplified)).toHaveLength(1);
    expect([...world.statuses.values()].some(({ projectId }) => projectId !== null)).toBe(true);
  });
  it('has sprints that are closed, active and still to come, worklogs, bounces, overdue and unestimated work', () => {
    expect(new Set([...world.sprints.values()].map(({ state }) => state))).toEqual(
      new Set(['closed', 'active', 'future']),
    );
    expect(issues.reduce((sum, { worklogs }) => sum + worklogs.length, 0)).toBeGreaterThan(3000);
    const bounced = issues.filter(({ histories }) =>
      histories.some(({ items }) =>
        items.some((item) => item.field === 'status' && item.from === '10003' && item.to === '10002'),
      ),
    );
    expect(bounced.length).toBeGreaterThan(100);
    expect(open.some(({ due }) => due !== null && due < '2026-11-24')).toBe(true);
    const unestimated = open.filter(({ remaining }) => remaining === null).length / open.length;
    expect(unestimated).toBeGreaterThan(0.1);
    expect(unestimated).toBeLessThan(0.35);
  });
  it('has a dashboard of its KPIs that everybody may see, with what the app’s form would have saved', () => {
    const [board] = [...world.dashboards.values()];
    expect(board).toMatchObject({ shared: true, owner: admin.accountId });
    const configs = (board?.columns ?? []).flatMap(({ gadgets }) =>
      gadgets.map(({ config }) => config as GadgetConfig),
    );
    expect(configs).toHaveLength(6);
    for (const { version, scope, show, targets, period } of configs) {
      expect(version).toBe(1);
      expect(scope).toEqual({ kind: 'projects', projects: [...world.projects.keys()] });
      const shown = show.kind === 'board' ? show.kpis : show.kind === 'kpi' ? [show.kpi] : [];
      const charted = show.kind === 'chart' && show.chart.kind === 'trend' ? [show.chart.kpi] : [];
      const named = [...shown, ...charted, ...Object.keys(targets)];
      expect(named.filter((id) => !(KPI_IDS as readonly string[]).includes(id))).toEqual([]);
      const problems = Object.values(targets).map((target) => targetProblem({ ...target, period }));
      expect(problems.filter((problem) => problem !== null)).toEqual([]);
    }
    expect(configs.map(({ show }) => (show.kind === 'chart' ? show.chart.kind : show.kind)).sort()).toEqual(
      ['board', 'kpi', 'cumulative-flow', 'scatter', 'throughput', 'trend'].sort(),
    );
  });
  it('has saved filters that find something', async () => {
    const jira = createLocalJira({ world, now: () => NOW, points: 1000 });
    for (const { jql, owner } of world.filters.values()) {
      const { body } = await jira.handle({
        method: 'POST',
        path: '/rest/api/3/search/jql',
        query: new URLSearchParams(),
        headers: {},
        body: { jql, fields: ['id'], maxResults: 5000 },
        actor: { kind: 'user', accountId: owner },
        via: 'rest',
        scopes: null,
      });
      expect([jql, (body as { issues: unknown[] }).issues.length > 0]).toEqual([jql, true]);
    }
  });
  it('tells a story that ends where the issue stands', () => {
    for (const issue of issues) {
      const last = (field: string) =>
        issue.histories
          .flatMap(({ items }) => items)
          .filter((item) => item.field === field)
          .at(-1);
      expect(last('status')?.to ?? issue.statusId, issue.key).toBe(issue.statusId);
      const assigned = last('assignee');
      if (assigned !== undefined) expect(assigned.to, issue.key).toBe(issue.assignee);
      expect(issue.resolved !== null, issue.key).toBe(categoryOf(issue.statusId) === 'done');
      expect(issue.created <= issue.updated && issue.updated <= NOW, issue.key).toBe(true);
      expect(Math.min(issue.remaining ?? 0, issue.original ?? 0, issue.spent ?? 0), issue.key).toBeGreaterThanOrEqual(
        0,
      );
    }
    expect(new Set(issues.map(({ key }) => key)).size).toBe(issues.length);
  });
  it('keeps the issue that the documents speak of, with a designer who has too much', () => {
    const hero = issues.find(({ key }) => key === 'PACK-214');
    expect(hero).toMatchObject({ remaining: 14 * 3600, assignee: byName('Jonas').accountId, resolved: null });
  });
  it('enters part time, leave, allocation and reserve through the app’s own doors', () => {
    const teams = setup
      .filter(({ functionKey }) => functionKey === 'saveTeam')
      .map(({ payload }) => payload as { members: { accountId: string; allocation: number; reserve: number }[] });
    expect(teams).toHaveLength(3);
    const shares = new Map<string, number>();
    for (const { accountId, allocation } of teams.flatMap(({ members }) => members))
      shares.set(accountId, (shares.get(accountId) ?? 0) + allocation);
    expect(shares.get(byName('Ruth').accountId)).toBe(1);
    expect(shares.get(byName('Dmitri').accountId)).toBeCloseTo(1.2);
    const calendars = setup
      .filter(({ functionKey }) => functionKey === 'saveCalendar')
      .map(({ payload }) => payload as { absences: { secondsPerDay: number | null }[] });
    expect(calendars.length).toBeLessThan(people.length);
    expect(calendars.some(({ absences }) => absences.some(({ secondsPerDay }) => secondsPerDay !== null))).toBe(true);
  });
  it('enters skills of everybody, what the issue of the documents needs, and somebody who would like to learn it', () => {
    const payload = <T>(key: string) => setup.find(({ functionKey }) => functionKey === key)?.payload as T;
    const { needs, skills } = payload<{ needs: { ref: string; skill: string }[]; skills: { name: string }[] }>(
      'saveSkills',
    );
    const hero = issues.find(({ key }) => key === 'PACK-214');
    expect(needs.filter(({ ref }) => hero?.componentIds.includes(ref)).map(({ skill }) => skill)).toEqual([
      'Packaging',
      'Dielines',
    ]);
    for (const { skill } of needs) expect(skills.map(({ name }) => name)).toContain(skill);
    type Saved = { accountId: string; skills: { skill: number; level: number | null; wantsToLearn: boolean }[] };
    const saved = setup
      .filter(({ functionKey }) => functionKey === 'savePersonSkills')
      .map((one) => one.payload as Saved);
    expect(new Set(saved.map(({ accountId }) => accountId)).size).toBe(people.length);
    const dielines = skills.findIndex(({ name }) => name === 'Dielines') + 1;
    const of = (name: string) => saved.find(({ accountId }) => accountId === byName(name).accountId)?.skills;
    expect(of('Ana')).toContainEqual({ skill: dielines, level: 1, wantsToLearn: true });
    expect(of('Ewan')?.map(({ skill }) => skill)).not.toContain(dielines);
  });
});

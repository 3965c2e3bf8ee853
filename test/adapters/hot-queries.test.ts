import { writeFileSync } from 'node:fs';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateStudio } from '../../local/data/studio';
import { createLocalJira } from '../../local/jira/jira';
import { log } from '../../src/adapters/log';
import { deliverAgain } from '../../src/adapters/queue';
import { access } from '../../src/adapters/sql/access';
import { experience } from '../../src/adapters/sql/experience';
import { facts } from '../../src/adapters/sql/issues';
import { jobs } from '../../src/adapters/sql/leases';
import { measures } from '../../src/adapters/sql/measure';
import { planFacts } from '../../src/adapters/sql/panel-facts';
import { glance } from '../../src/adapters/sql/panel-glance';
import { defaults } from '../../src/adapters/sql/project-defaults';
import { readingState } from '../../src/adapters/sql/reading';
import { settingsStore } from '../../src/adapters/sql/settings';
import { suggestionFacts } from '../../src/adapters/sql/suggestion-facts';
import { syncPorts } from '../../src/adapters/sync-ports';
import type { PersonSetting, SaveTeam } from '../../src/contract';
import type { IssueId } from '../../src/domain/capacity/types';
import type { Term } from '../../src/domain/suggestion/term-hash';
import { instant } from '../../src/domain/units';
import { lifecycle } from '../../src/events/lifecycle';
import { syncConsumer } from '../../src/events/sync-consumer';
import { getCapacityPanel } from '../../src/usecases/get-capacity-panel';
import { measureChanged } from '../../src/usecases/measuring/measure-changed';
import { measuringRules } from '../../src/usecases/measuring/rules';
import type { LiveIssue, PanelPorts } from '../../src/usecases/ports';
import { NO_ACCESS } from '../../src/usecases/ports';
import { refreshGlance } from '../../src/usecases/refresh-glance';
import { openSeam, type Seam, type Statement } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { issueFacts, issueId } from '../fixtures/sync-facts';

const STUDIO = 3000;
const PAST = 12_000;
const PANEL_PROJECT = 10_001;

let store: Store;
let pool: Pool;
let seam: Seam;
let open: { readonly id: string; readonly assignee: string };
const clock = { now: () => instant(Date.now()) };
const viewer = { accountId: 'viewer', readOnly: false, access: NO_ACCESS };

/** The studio as the app reads it, its teams and calendars, and a past of thousands more done issues. */
beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
  const studio = generateStudio({ seed: 1, issues: STUDIO, now: Date.now() - 60_000 });
  seam = openSeam(pool, createLocalJira({ world: studio.world, now: Date.now, points: 1_000_000 }));
  const glancePorts = { clock, facts: planFacts, glance };
  const ports = syncPorts({
    refreshGlance: (people) => refreshGlance(glancePorts, people),
    refreshProjectDefaults: () => defaults.learn(clock.now()),
  });
  await lifecycle(ports)();
  for (let next = seam.pushed.shift(); next; next = seam.pushed.shift())
    await syncConsumer(ports, deliverAgain)({ queueName: 'sync', jobId: 'job', body: next.body });
  for (const { functionKey, payload } of studio.setup)
    if (functionKey === 'saveTeam') await settingsStore.saveTeam(payload as SaveTeam);
    else if (functionKey === 'saveCalendar') await settingsStore.saveCalendars([payload as PersonSetting]);
  for (let from = 0; from < PAST; from += 3000)
    await facts.publish({ issues: past(from), terms: [], readAt: clock.now() });
  await refreshGlance(glancePorts, 'all');
  const [rows] = await pool.query<RowDataPacket[]>(
    `SELECT i.issue_id, p.account_id FROM issue i JOIN person p ON p.person_id = i.assignee_id
     WHERE i.project_id = ? AND i.category <> 3 AND i.security_id IS NULL ORDER BY i.issue_id LIMIT 1`,
    [PANEL_PROJECT],
  );
  open = { id: String(rows[0]?.issue_id), assignee: String(rows[0]?.account_id) };
});
afterAll(() => store.stop());

const past = (from: number) =>
  Array.from({ length: 3000 }, (_, n) =>
    issueFacts({
      ...{ id: issueId(1_000_000 + from + n), category: 3, project: 10_001 + (n % 6), type: 1 + (n % 4) },
      ...{ assignee: `past-${(from + n) % 400}`, resolved: instant(Date.now() - (from + n) * 600_000) },
    }),
  );

const live = (): LiveIssue => ({
  ...{ id: open.id as IssueId, key: 'X-1', project: PANEL_PROJECT, type: 1, open: true, priority: null },
  ...{ assignee: open.assignee, start: null, due: null, sprints: [], versions: [], rank: null, created: instant(0) },
  effort: { remaining: null, original: null, spent: null, points: null },
});
const panelPorts = (): PanelPorts => ({
  ...{ clock, facts: planFacts, access, reading: readingState },
  viewerJira: {
    issue: async () => live(),
    assign: async () => ({ kind: 'assigned' }),
    ...{ isJiraAdmin: async () => false, browsable: async () => [] },
  },
  projects: { noteClosedIfHidden: async () => false },
  follow: async () => true,
});

const during = async (act: () => Promise<unknown>): Promise<readonly Statement[]> => {
  seam.statements.length = 0;
  await act();
  return [...seam.statements];
};
const panelView = () =>
  during(async () => {
    const reply = await getCapacityPanel(panelPorts(), viewer, { issueId: open.id });
    expect(reply.ok && reply.value.members.length).toBeGreaterThan(8);
  });
const lozengeView = () =>
  during(async () => {
    const now = clock.now();
    const asked = { issue: open.id as IssueId, accountId: viewer.accountId, now, checkedSince: instant(now - 300_000) };
    expect(await glance.read(asked)).toMatchObject({ assigned: true });
  });

/** A hundred edited issues are measured by the worker; then somebody looks for what is behind. */
const measuring = async (): Promise<readonly Statement[]> => {
  await pool.query('UPDATE measure SET facts_at = facts_at - 1 ORDER BY issue_id LIMIT 100');
  const [rows] = await pool.query<RowDataPacket[]>('SELECT issue_id FROM measure ORDER BY issue_id LIMIT 100');
  return during(async () => {
    const ids = rows.map(({ issue_id }) => issueId(issue_id));
    expect(await measureChanged({ clock, log, jobs, measures }, ids)).toBe(true);
    const { numbers } = measuringRules(await measures.ruleFacts());
    await measures.behind(null, numbers);
    await measures.behindSince(instant(clock.now() - 7_200_000), numbers);
  });
};

type Step = {
  readonly select_type: string;
  readonly table: string | null;
  readonly type: string | null;
  readonly key: string | null;
  readonly rows: number | null;
  readonly Extra: string;
};
const explained = async ({ text, params }: Statement): Promise<readonly Step[]> =>
  (await pool.query<RowDataPacket[]>(`EXPLAIN ${text}`, params as never[]))[0] as unknown as Step[];

/** Tables that grow with the site: none of them may be walked through for a view. */
const GROWING = [
  'i',
  'j',
  'issue',
  'r',
  'd',
  'b',
  'me',
  'p',
  'm',
  's',
  'o',
  'l',
  'experience',
  'experience_term',
  'c',
  'measure',
  'measure_stay',
  'kpi_day',
];
const walked = (steps: readonly Step[]) =>
  steps.filter(({ table, type, rows }) => type === 'ALL' && GROWING.includes(table ?? '') && (rows ?? 0) > 200);

const record = async (title: string, statements: readonly Statement[]): Promise<string> => {
  const parts: string[] = [`## ${title}: ${statements.length} ${statements.length === 1 ? 'statement' : 'statements'}`];
  for (const statement of statements) {
    const started = performance.now();
    await pool.query(statement.text, statement.params as never[]);
    const ms = (performance.now() - started).toFixed(1);
    // Lists of parameters joined by UNION have a step for each.
    const steps = (await explained(statement)).filter(({ Extra }) => Extra !== 'No tables used');
    const text = statement.text
      .replace(/\s+/g, ' ')
      .replace(/(\?, ){4,}\?/g, '?, …')
      .replace(/(SELECT \? AS id, \? AS gen UNION ALL ){2,}/g, 'SELECT ? AS id, ? AS gen UNION ALL … ');
    parts.push(`\`\`\`sql\n${text}\n\`\`\`\n${ms} ms here.\n`);
    parts.push('| part | table | access | key | rows | |', '|---|---|---|---|---|---|');
    for (const { select_type, table, type, key, rows, Extra } of steps)
      parts.push(`| ${[select_type, table, type, key, rows, Extra].map((cell) => cell ?? '').join(' | ')} |`);
    parts.push('');
  }
  return parts.join('\n');
};

describe('a view', () => {
  it('of the panel takes six statements, eight for a viewer on their first, and walks through no table that grows', async () => {
    expect(await panelView()).toHaveLength(8);
    const statements = await panelView();
    expect(statements).toHaveLength(6);
    const reads = statements.filter(({ text }) => text.startsWith('SELECT'));
    expect(reads).toHaveLength(5);
    for (const statement of reads) expect(walked(await explained(statement)), statement.text).toEqual([]);
  });

  it('of the lozenge takes one, and walks through no table that grows', async () => {
    await panelView();
    const statements = await lozengeView();
    expect(statements).toHaveLength(1);
    for (const statement of statements) expect(walked(await explained(statement))).toEqual([]);
  });

  it('of a suggestion begins with site and place of the issue in one, as they are read apart', async () => {
    const id = open.id as IssueId;
    const [statement, ...more] = await during(async () => {
      const { site, known } = await suggestionFacts.siteAround(id);
      const { project, assignee } = (await planFacts.issue(id, viewer.accountId)) ?? {};
      expect(known).toEqual({ project, assignee, teams: await planFacts.teamsOf(PANEL_PROJECT) });
      const apart = await suggestionFacts.site();
      expect({ ...site, state: null }).toEqual({ ...apart, state: null });
      expect((await suggestionFacts.siteAround(issueId(9_999_999))).known).toBeNull();
    });
    expect(more).toHaveLength(4);
    expect(walked(await explained(statement as Statement))).toEqual([]);
  });

  it('finds open work by its index', async () => {
    const openWork = (await panelView()).find(({ text }) => text.includes('i.lexo_rank'));
    const issues = (await explained(openWork as Statement)).find(({ table }) => table === 'i');
    expect(issues).toMatchObject({ key: 'open_by_assignee' });
  });

  it('looks at the sprints and versions of an issue, not at those of the whole site for each issue', async () => {
    const openWork = (await panelView()).find(({ text }) => text.includes('i.lexo_rank'));
    const words = (await explained(openWork as Statement)).filter(({ table }) => table === 'v');
    expect(words.map(({ type }) => type)).toEqual(['eq_ref']);
  });

  it('of what there is to learn walks through no table that grows either', async () => {
    const learning = await during(async () => {
      await experience.waiting(clock.now());
      await experience.missed({ updated: instant(clock.now() - 14 * 86_400_000), id: issueId(0) });
      await experience.hidden(instant(clock.now() - 14 * 86_400_000));
      const [issue] = await experience.history(PANEL_PROJECT);
      if (!issue) throw new Error('nothing was resolved');
      await experience.unlearned([issue.id]);
      const turn = await experience.turn(PANEL_PROJECT);
      const [known] = (await pool.query<RowDataPacket[]>('SELECT DISTINCT term FROM sketch LIMIT 40'))[0].map(
        ({ term }) => ({ term, count: 1 }),
      ) as { term: Term; count: number }[];
      const toLearn = { ...issue, terms: known ? [known] : [], length: 1 };
      await experience.evidence(toLearn, turn?.project ?? { issues: 0, words: 0 });
      await experience.gathered(toLearn, turn?.project ?? { issues: 0, words: 0 });
      await experience.forgetIssues([issueId(1)]);
    });
    expect(learning.length).toBeGreaterThan(9);
    for (const statement of learning) expect(walked(await explained(statement)), statement.text).toEqual([]);
  });

  it('measuring what was edited, finding what is behind and summing up walk through no table that grows', async () => {
    const statements = await measuring();
    expect(statements.length).toBeGreaterThan(15);
    for (const statement of statements) expect(walked(await explained(statement)), statement.text).toEqual([]);
  });

  it.runIf(process.env.RECORD_EXPLAIN)('is written down in docs/explain.md', async () => {
    const statements = (await panelView()).filter(({ text }) => text.startsWith('SELECT'));
    const words = `# How the hot queries are answered\n\nWritten by \`RECORD_EXPLAIN=1 npx vitest run --project adapters test/adapters/hot-queries.test.ts\`: MariaDB's plan on the studio (${STUDIO} issues as the app reads them, and ${PAST} done ones more). The same test fails when one of them walks through a table that grows. TiDB plans for itself; look again on a real site.\n\n`;
    const panel = await record('A view of the panel, besides noting that the viewer may browse', statements);
    const lozenge = await record('A view of the lozenge', await lozengeView());
    const read = (await measuring()).filter(({ text }) => /^(SELECT|INSERT INTO kpi_day \()/.test(text));
    const measured = await record('Measuring a hundred edited issues, and finding what is behind', read);
    writeFileSync('docs/explain.md', `${words}${panel}\n${lozenge}\n${measured}`);
  });
});

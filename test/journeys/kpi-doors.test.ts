import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName, guest } from '../../local/data/studio/people';
import type { KpiBoard, KpiFigure, KpiIssues, KpiScope } from '../../src/contract/kpi';
import type { Reply } from '../../src/contract/reply';
import type { TestDesk } from '../fixtures/desk';
import { aKeptDesk } from '../fixtures/kept-desk';

const PACKAGING = '10001';
const WEB = '10003';
const PERIOD = { unit: 'week', count: 4 } as const;
/** A board as large as one may be. */
const TWELVE = [
  ...['leadTime', 'cycleTime', 'throughput', 'onTimeDelivery', 'firstTimeRight', 'revisionRounds'],
  ...['wip', 'wipAge', 'backlogAge', 'flowEfficiency', 'reworkRate', 'rushShare'],
];

let desk: TestDesk;
beforeAll(async () => {
  desk = await aKeptDesk();
  await desk.settle();
});
afterAll(() => desk?.stop());

const ask = async <T>(door: string, payload: unknown, as: string): Promise<T> => {
  const reply = await desk.invoke<Reply<T>>('kpi-gadget', door, payload, as);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
};
const board = (scope: KpiScope, as: string, kpis: readonly string[] = ['throughput']) =>
  ask<KpiBoard>('getKpis', { scope, kpis, period: PERIOD }, as);
const figures = (answer: KpiBoard): readonly KpiFigure[] => {
  if (answer.kind !== 'answer') throw new Error('nothing to browse');
  return answer.figures;
};
const doneIn = (answer: KpiBoard): number => {
  const [figure] = figures(answer);
  return figure?.kind === 'shown' ? figure.result.n : Number.NaN;
};
const idsOf = async (jql: string): Promise<string[]> => {
  const found: string[] = [];
  let token: string | undefined;
  do {
    const page = await desk.rest<{ issues: { id: string }[]; nextPageToken?: string }>(
      'POST',
      '/rest/api/3/search/jql',
      admin.accountId,
      { jql, maxResults: 1000, fields: ['id'], ...(token === undefined ? {} : { nextPageToken: token }) },
    );
    found.push(...page.issues.map(({ id }) => id));
    token = page.nextPageToken;
  } while (token !== undefined);
  return found;
};
const doneSince = 'statusCategory = Done AND updated >= -60d';

describe('what a viewer may not browse', () => {
  it('is nothing, and the same nothing as what does not exist', async () => {
    const hidden = await board({ kind: 'projects', projects: [PACKAGING] }, guest.accountId);
    const missing = await board({ kind: 'projects', projects: ['99999'] }, guest.accountId);
    expect(hidden).toEqual({ kind: 'nothing-to-browse' });
    expect(missing).toEqual(hidden);
  });

  it('is not counted with what they may browse, whatever the scope names', async () => {
    const web = doneIn(await board({ kind: 'projects', projects: [WEB] }, guest.accountId));
    expect(web).toBeGreaterThan(0);
    expect(doneIn(await board({ kind: 'projects', projects: [WEB, PACKAGING] }, guest.accountId))).toBe(web);
    const both = await board({ kind: 'projects', projects: [WEB, PACKAGING] }, admin.accountId);
    expect(doneIn(both)).toBeGreaterThan(web);
  });

  it('changes no byte of their answer', async () => {
    const all = { kind: 'projects', projects: [WEB, PACKAGING] } as const;
    // Ages of this moment grow while one looks.
    const still = (answer: KpiBoard) =>
      JSON.stringify({
        ...{ ...answer, now: 0, asOf: 0 },
        figures: figures(answer).map((figure) => (/Age$/.test(figure.kpi) ? { ...figure, result: null } : figure)),
      });
    const before = still(await board(all, guest.accountId, TWELVE));
    await desk.rest('POST', '/rest/api/3/issue', byName('Noor').accountId, {
      fields: { project: { key: 'PACK' }, summary: 'Canary 7919', issuetype: { id: '10010' } },
    });
    await desk.settle();
    expect(still(await board(all, guest.accountId, TWELVE))).toBe(before);
  });

  it('is not listed behind a number either', async () => {
    const scope = { kind: 'ids', ids: await idsOf(`project in (PACK, WEB) AND ${doneSince}`) } as const;
    const request = { scope, kpi: 'throughput', period: PERIOD, part: 'counted', page: 0 };
    const mine = await ask<KpiIssues>('getKpiIssues', request, guest.accountId);
    const listed = mine.kind === 'answer' && mine.issues !== 'withheld' ? mine.issues.map(({ issue }) => issue) : [];
    const web = new Set(await idsOf(`project = WEB AND ${doneSince}`));
    for (const issue of listed) expect(web.has(issue)).toBe(true);
  });
});

describe('issues with a security level', () => {
  it('count for nobody, not even for those who may see them', async () => {
    const secured = await idsOf('level is not EMPTY');
    expect(secured.length).toBeGreaterThan(0);
    const answer = await board({ kind: 'ids', ids: secured }, admin.accountId);
    expect(answer).toEqual({ kind: 'nothing-to-browse' });
  });
});

describe('figures about people', () => {
  const team = async (jql: string) =>
    board({ kind: 'ids', ids: await idsOf(jql) }, admin.accountId, ['cycleTime', 'wip']);

  it('of one person are nobody’s, however the issues are named', async () => {
    const one = `project = PACK AND assignee = "${byName('Jonas').accountId}"`;
    for (const figure of figures(await team(one))) expect(figure).toMatchObject({ kind: 'withheld' });
  });

  it('of all but one are not shown: the rest of the project would be that one', async () => {
    const others = `project = PACK AND assignee != "${byName('Jonas').accountId}"`;
    for (const figure of figures(await team(others)))
      expect(figure).toMatchObject({ kind: 'withheld', why: 'complement' });
  });

  it('of everybody in the project are those of the project', async () => {
    const [filter] = figures(await team('project = PACK AND level is EMPTY'));
    const [project] = figures(await board({ kind: 'projects', projects: [PACKAGING] }, admin.accountId, ['cycleTime']));
    if (filter?.kind !== 'shown' || project?.kind !== 'shown') throw new Error('withheld');
    expect(filter.result.value).toBe(project.result.value);
    expect(filter.line).toEqual([]);
  });
});

describe('a board of twelve KPIs', () => {
  it('takes at most eight statements and three points', async () => {
    const scope = { kind: 'projects', projects: [PACKAGING, WEB] } as const;
    await desk.desk.query('DELETE FROM browse_check');
    desk.desk.jira.ledger.clear();
    const before = desk.desk.sql.counts.dml;
    expect(figures(await board(scope, admin.accountId, TWELVE))).toHaveLength(12);
    expect(desk.desk.sql.counts.dml - before).toBeLessThanOrEqual(8);
    expect(desk.desk.jira.ledger.rows().points).toBeLessThanOrEqual(3);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName, guest } from '../../local/data/studio/people';
import type { Reply } from '../../src/contract';
import type { PlanMany } from '../../src/contract/planning';
import type { TestDesk } from '../fixtures/desk';
import { aKeptDesk } from '../fixtures/kept-desk';

const HOW_MANY = 24;

describe('planning many issues on the desk', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await aKeptDesk(500);
    await desk.settle();
  }, 240_000);
  afterAll(() => desk?.stop());

  const ask = (door: string, payload: object, as = admin.accountId) =>
    desk.invoke<Reply<PlanMany>>('capacity-panel', door, payload, as);
  const asked = async (door: string, payload: object): Promise<PlanMany> => {
    const reply = await ask(door, payload);
    if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
    return reply.value;
  };
  const untilDone = async (door: 'continuePlanMany' | 'applyPlanMany' | 'undoPlanMany', planId: string) => {
    const isDone = ({ complete, left }: PlanMany) => (door === 'continuePlanMany' ? complete : left[LEFT[door]] === 0);
    let plan = await asked(door, { planId });
    for (let n = 0; n < 20 && !isDone(plan); n++) plan = await asked(door, { planId });
    expect(isDone(plan)).toBe(true);
    return plan;
  };
  const openIssues = async (as: string) => {
    const jql = 'project = PACK AND statusCategory != Done ORDER BY key';
    const body = { jql, fields: ['assignee'], maxResults: HOW_MANY };
    return (await desk.rest<{ issues: { id: string }[] }>('POST', '/rest/api/3/search/jql', as, body)).issues.map(
      ({ id }) => id,
    );
  };
  const inJira = async (id: string): Promise<string | null> => {
    const path = `/rest/api/3/issue/${id}?fields=assignee`;
    const issue = await desk.rest<{ fields: { assignee: { accountId: string } | null } }>('GET', path, admin.accountId);
    return issue.fields.assignee?.accountId ?? null;
  };
  const inFacts = async (id: string): Promise<string | null> => {
    const [row] = await desk.desk.query(
      `SELECT p.account_id FROM issue i LEFT JOIN person p ON p.person_id = i.assignee_id WHERE i.issue_id = ${Number(id)}`,
    );
    return (row?.account_id as string | null) ?? null;
  };
  const assign = (id: string, accountId: string | null) =>
    desk.rest('PUT', `/rest/api/3/issue/${id}/assignee`, admin.accountId, { accountId });

  it('is previewed, applied and taken back, and keeps what somebody changed in between', {
    timeout: 240_000,
  }, async () => {
    const issueIds = await openIssues(admin.accountId);
    expect(issueIds).toHaveLength(HOW_MANY);
    const question = { issueIds: [...issueIds, '999999999'], teamId: null, weeks: 6, locks: [], seed: 7 };
    const started = await asked('startPlanMany', question);
    expect(started).toMatchObject({ complete: false, notFound: ['999999999'], by: 'fit-and-capacity' });
    const { planId } = started;
    const plan = await untilDone('continuePlanMany', planId);
    for (const { free, planned } of plan.people)
      planned.forEach((load, week) => void expect(load).toBeLessThanOrEqual(free[week] ?? 0));
    const changes = plan.issues.filter((issue) => issue.changes);
    expect(changes.length).toBeGreaterThan(3);
    expect(plan.totals.assigned).toBeGreaterThan(3);
    // A preview changes nothing.
    for (const { issueId, from } of changes) expect(await inJira(issueId)).toBe(from);
    const again = await untilDone('continuePlanMany', (await asked('startPlanMany', question)).planId);
    expect(again.issues).toEqual(plan.issues);

    const [first, second] = changes;
    if (first === undefined || second === undefined) throw new Error('nothing changes');
    const other = [byName('Noor'), byName('Kofi'), byName('Mira')].find(
      ({ accountId }) => ![first.to, first.from, second.to, second.from].includes(accountId),
    );
    if (other === undefined) throw new Error('nobody else');
    await assign(first.issueId, other.accountId);
    const applied = await untilDone('applyPlanMany', planId);
    const doneOf = ({ issues }: PlanMany, id: string) => issues.find((one) => one.issueId === id)?.done;
    expect(doneOf(applied, first.issueId)).toEqual({ kind: 'changed', when: 'apply' });
    expect(await inJira(first.issueId)).toBe(other.accountId);
    for (const { issueId, to } of changes.slice(1)) {
      expect(doneOf(applied, issueId)).toEqual({ kind: 'applied' });
      expect([await inJira(issueId), await inFacts(issueId)]).toEqual([to, to]);
    }
    expect(applied.left.undo).toBe(changes.length - 1);
    expect((await asked('applyPlanMany', { planId })).issues).toEqual(applied.issues);

    await assign(second.issueId, other.accountId);
    const undone = await untilDone('undoPlanMany', planId);
    expect(doneOf(undone, second.issueId)).toEqual({ kind: 'changed', when: 'undo' });
    expect(await inJira(second.issueId)).toBe(other.accountId);
    for (const { issueId, from } of changes.slice(2)) {
      expect(doneOf(undone, issueId)).toEqual({ kind: 'undone' });
      expect([await inJira(issueId), await inFacts(issueId)]).toEqual([from, from]);
    }
  });

  it('is nothing to anybody else, and shows a viewer only what they may browse', { timeout: 120_000 }, async () => {
    const issueIds = await openIssues(admin.accountId);
    const { planId } = await asked('startPlanMany', { issueIds, teamId: null, weeks: 2, locks: [] });
    const stranger = byName('Kofi').accountId;
    for (const door of ['continuePlanMany', 'getPlanMany', 'applyPlanMany', 'undoPlanMany'])
      expect(await ask(door, { planId }, stranger)).toEqual({ ok: false, failure: { kind: 'not-found' } });
    // The guest may not browse Packaging: its issues are as missing as one that never was.
    const question = { issueIds, teamId: null, weeks: 2, locks: [] };
    const nothing = { ok: false, failure: { kind: 'not-found' } };
    expect(await ask('startPlanMany', question, guest.accountId)).toEqual(nothing);
    expect(await ask('startPlanMany', { ...question, issueIds: ['999999999'] }, guest.accountId)).toEqual(nothing);
    expect(await ask('startPlanMany', { ...question, teamId: 2_000_000 })).toEqual(nothing);
  });
});

const LEFT = { applyPlanMany: 'apply', undoPlanMany: 'undo' } as const;

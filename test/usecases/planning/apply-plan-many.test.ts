import { describe, expect, it } from 'vitest';
import { PortFailure } from '../../../src/usecases/ports';
import { anIssue, planningDesk } from '../../fixtures/planning-many';

const many = (count: number) => Array.from({ length: count }, (_, n) => anIssue(String(20 + n), { assignee: 'p7' }));
const done = (plan: { issues: readonly { done: unknown }[] }) => plan.issues.map((one) => one.done);
const lost = (): never => {
  throw new PortFailure({ kind: 'unavailable', reason: 'jira' });
};

describe('applying a plan', () => {
  it('waits until the plan is complete', async () => {
    const desk = planningDesk({ issues: many(2) });
    const { planId } = await desk.asked('startPlanMany', desk.question());
    expect(await desk.ask('applyPlanMany', { planId })).toMatchObject({ failure: { kind: 'conflict' } });
  });
  it('assigns what nobody changed meanwhile, follows each write, and does nothing twice', async () => {
    const desk = planningDesk({ issues: many(3) });
    const { planId, issues } = await desk.complete();
    desk.set('21', 'p8');
    const plan = await desk.asked('applyPlanMany', { planId });
    expect(done(plan)).toEqual([{ kind: 'applied' }, { kind: 'changed', when: 'apply' }, { kind: 'applied' }]);
    expect(desk.jira.get('21')?.assignee).toBe('p8');
    expect(desk.jira.get('20')?.assignee).toBe(issues[0]?.to);
    expect(desk.followed).toEqual(['20', '22']);
    expect(plan.left).toEqual({ apply: 0, undo: 2 });
    await desk.asked('applyPlanMany', { planId });
    expect(desk.writes).toHaveLength(2);
  });
  it('leaves what is over a call’s number for the next one', async () => {
    const desk = planningDesk({ issues: many(23) });
    const { planId } = await desk.complete({ weeks: 8 });
    expect((await desk.asked('applyPlanMany', { planId })).left).toEqual({ apply: 3, undo: 20 });
    expect((await desk.asked('applyPlanMany', { planId })).left).toEqual({ apply: 0, undo: 23 });
  });
  it('applies only the issues named, and those again that were changed', async () => {
    const desk = planningDesk({ issues: many(2) });
    const { planId } = await desk.complete();
    desk.set('20', 'p8');
    await desk.asked('applyPlanMany', { planId, issueIds: ['20'] });
    expect(desk.writes).toEqual([]);
    desk.set('20', 'p7');
    const plan = await desk.asked('applyPlanMany', { planId, issueIds: ['20'] });
    expect(done(plan)).toEqual([{ kind: 'applied' }, null]);
  });
  it('lists what Jira refused, in its words, and goes on', async () => {
    const desk = planningDesk({
      issues: many(2),
      assign: (set, id) => {
        if (id === '20') return { kind: 'refused', words: 'User cannot be assigned.' };
        set();
        return { kind: 'assigned' };
      },
    });
    const { planId } = await desk.complete();
    expect(done(await desk.asked('applyPlanMany', { planId }))).toEqual([
      { kind: 'refused', when: 'apply', words: 'User cannot be assigned.' },
      { kind: 'applied' },
    ]);
  });
  it('keeps what was done when Jira fails half way, and knows its own writes that it was not told of', async () => {
    let calls = 0;
    const desk = planningDesk({
      issues: many(3),
      assign: (set) => (calls++ === 1 ? lost() : (set(), { kind: 'assigned' })),
    });
    const { planId } = await desk.complete();
    const plan = await desk.asked('applyPlanMany', { planId });
    expect(plan.left).toEqual({ apply: 2, undo: 2 });
    // The second was written after all, unheard.
    desk.set('21', plan.issues[1]?.to ?? null);
    expect(done(await desk.asked('applyPlanMany', { planId }))).toEqual([
      { kind: 'applied' },
      { kind: 'applied' },
      { kind: 'applied' },
    ]);
    expect(desk.writes).toHaveLength(3);
  });
  it('calls what somebody else assigned alike not its own: undo leaves it', async () => {
    const desk = planningDesk({ issues: many(1) });
    const { planId, issues } = await desk.complete();
    desk.set('20', issues[0]?.to ?? null);
    expect(done(await desk.asked('applyPlanMany', { planId }))).toEqual([{ kind: 'already' }]);
    await desk.asked('undoPlanMany', { planId });
    expect(desk.writes).toEqual([]);
  });
  it('writes nothing when it could not keep what it is about to do', async () => {
    let saves = 0;
    const desk = planningDesk({ issues: many(1), saveFails: () => ++saves > 1 });
    const { planId } = await desk.complete();
    await expect(desk.ask('applyPlanMany', { planId })).rejects.toThrow(PortFailure);
    expect(desk.writes).toEqual([]);
  });
});

describe('taking a plan back', () => {
  it('gives back what is still as the plan set it', async () => {
    const desk = planningDesk({ issues: many(3) });
    const { planId } = await desk.complete();
    await desk.asked('applyPlanMany', { planId });
    desk.set('21', 'p8');
    const plan = await desk.asked('undoPlanMany', { planId });
    expect(done(plan)).toEqual([{ kind: 'undone' }, { kind: 'changed', when: 'undo' }, { kind: 'undone' }]);
    expect(['20', '21', '22'].map((id) => desk.jira.get(id)?.assignee)).toEqual(['p7', 'p8', 'p7']);
    expect(plan.left.undo).toBe(0);
  });
  it('takes nothing back that was not applied', async () => {
    const desk = planningDesk({ issues: many(2) });
    const { planId } = await desk.complete();
    expect((await desk.asked('undoPlanMany', { planId })).left).toEqual({ apply: 2, undo: 0 });
    expect(desk.writes).toEqual([]);
  });
});

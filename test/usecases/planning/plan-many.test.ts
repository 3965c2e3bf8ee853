import { describe, expect, it } from 'vitest';
import type { SkillLevel } from '../../../src/domain/suggestion/skills';
import { hours, localDate } from '../../../src/domain/units';
import { anIssue, planningDesk } from '../../fixtures/planning-many';
import { aPerson, openIssue, skillId, theIssue } from '../../fixtures/suggesting';

const notFound = { ok: false, failure: { kind: 'not-found' } };
const two = [anIssue('11'), anIssue('12')];

describe('starting a plan for many', () => {
  it('takes what people have left beside the listed issues, week by week from this Monday on', async () => {
    const open = [openIssue('90', 1, 10, '2026-12-04'), openIssue('11', 1, 8, null)];
    const { people, weeks } = await planningDesk({ issues: two, open }).asked(
      'startPlanMany',
      planningDesk({ issues: two }).question({ weeks: 2 }),
    );
    expect(weeks).toEqual(['2026-11-23', '2026-11-30']);
    // Tuesday to Friday of 8 h are left of this week; 10 h lie on 9 working days until Friday week, the listed 8 h do not count.
    const [free] = people.filter(({ accountId }) => accountId === 'p1').map((one) => one.free);
    expect((free?.[0] ?? 0) + (free?.[1] ?? 0)).toBeCloseTo(hours(32 + 40 - 10), -1);
    expect(people.find(({ accountId }) => accountId === 'p2')?.free).toEqual([hours(32), hours(40)]);
  });
  it('names what is missing, what is done, and what nobody knows the size of', async () => {
    const unknown = { remaining: null, original: null, spent: null, points: null };
    const desk = planningDesk({
      issues: [anIssue('11'), anIssue('12', { open: false }), anIssue('13', { effort: unknown })],
    });
    const plan = await desk.complete({ issueIds: ['11', '12', '13', '14'] });
    expect(plan).toMatchObject({ notFound: ['14'], notOpen: ['12'] });
    expect(plan.issues[1]).toMatchObject({
      issueId: '13',
      work: null,
      to: null,
      changes: false,
      why: { kind: 'unestimated' },
    });
  });
  it('answers not-found when the viewer may browse none of the issues, or the team names no project of theirs', async () => {
    const desk = planningDesk({ issues: two });
    expect(await desk.ask('startPlanMany', desk.question({ issueIds: ['404'] }))).toEqual(notFound);
    expect(await desk.ask('startPlanMany', desk.question({ teamId: 6 }))).toEqual(notFound);
  });
  it('refuses circles of blockers and locks to people outside the team', async () => {
    const desk = planningDesk({ issues: two, blocked: { 11: ['12'], 12: ['11'] } });
    expect(await desk.ask('startPlanMany', desk.question())).toMatchObject({ failure: { kind: 'invalid-request' } });
    const other = planningDesk({ issues: two });
    const locks = [{ issueId: '11', accountId: 'p7' }];
    expect(await other.ask('startPlanMany', other.question({ locks }))).toMatchObject({ failure: { field: 'locks' } });
  });
  it('leaves out inactive people and accounts of apps', async () => {
    const people = [aPerson(1), aPerson(2, { active: false }), aPerson(3, { app: true })];
    expect((await planningDesk({ issues: two, people }).complete()).people.map(({ accountId }) => accountId)).toEqual([
      'p1',
    ]);
  });
  it('stores no accountId', async () => {
    const desk = planningDesk({ issues: [anIssue('11', { assignee: 'p7' })] });
    await desk.complete();
    expect(desk.stored().map(({ plan }) => /"p\d/.test(plan))).toEqual([false]);
  });
});

describe('continuing a plan', () => {
  const issues = Array.from({ length: 12 }, (_, n) =>
    anIssue(String(20 + n), { effort: { remaining: hours(4 + n), original: null, spent: null, points: null } }),
  );
  it('comes to the same plan however often time runs out', async () => {
    const atOnce = await planningDesk({ issues }).complete({ seed: 3 });
    const inPieces = await planningDesk({ issues, msAtATime: 3000 }).complete({ seed: 3 });
    expect({ ...inPieces, planId: atOnce.planId }).toEqual(atOnce);
    expect(atOnce.totals.assigned).toBeGreaterThan(0);
  });
  it('holds required skills, locks, start and due dates', async () => {
    const map = {
      skills: [{ id: skillId(1), name: 'Dielines' }],
      needs: [
        { kind: 'component' as const, ref: '7', skill: skillId(1), need: 'required' as const, level: 2 as SkillLevel },
      ],
    };
    const desk = planningDesk({
      ...{ issues: [anIssue('11', { start: localDate('2026-12-01') }), anIssue('12')], map },
      skills: { 2: [{ skill: skillId(1), level: 3 as SkillLevel, wantsToLearn: false }] },
      issue: theIssue({ components: [{ ref: 7, name: 'Box' }] }),
    });
    const plan = await desk.complete({ locks: [{ issueId: '12', accountId: 'p1' }] });
    expect(plan.issues.map(({ to }) => to)).toEqual(['p2', 'p1']);
    expect(plan.issues[0]?.first).toBe('2026-11-30');
  });
  it.each(['off', 'works-council'] as const)('plans by capacity alone in mode %s, and says so', async (mode) => {
    const desk = planningDesk({ issues: two, rules: { mode } });
    expect((await desk.complete()).by).toBe('capacity');
    const { asked } = JSON.parse(desk.stored()[0]?.plan ?? '{}');
    expect(asked.request.issues.flatMap(({ fits }: { fits: number[] }) => fits)).toEqual([0, 0, 0, 0]);
  });
  it('shows no issue that the viewer may not browse any more', async () => {
    const desk = planningDesk({ issues: two });
    const { planId } = await desk.complete();
    desk.jira.delete('12');
    const plan = await desk.asked('getPlanMany', { planId });
    expect(plan.issues.map(({ issueId }) => issueId)).toEqual(['11']);
    expect(plan.notFound).toEqual(['12']);
  });
  it('is nothing to anybody but its owner', async () => {
    const desk = planningDesk({ issues: two });
    const { planId } = await desk.complete();
    for (const door of ['continuePlanMany', 'getPlanMany', 'applyPlanMany', 'undoPlanMany'] as const)
      expect(await desk.ask(door, { planId }, 'p2')).toEqual(notFound);
    expect(desk.writes).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { IssueId } from '../../../src/domain/capacity/types';
import type { DeclaredSkill } from '../../../src/domain/suggestion/skills';
import { instant, localDate } from '../../../src/domain/units';
import type { IssuePlace } from '../../../src/usecases/panel-people';
import { component, person, resolvedIssue, terms } from '../../fixtures/histories';
import { aPerson, NOW, openIssue, PROJECT, skillId, suggesting, theIssue } from '../../fixtures/suggesting';

const DAY = 86_400_000;
const dielines = skillId(1);
const knows = (level: DeclaredSkill['level'], wantsToLearn = false): DeclaredSkill[] => [
  { skill: dielines, level, wantsToLearn },
];
const map = {
  skills: [{ id: dielines, name: 'Dielines' }],
  needs: [{ kind: 'component' as const, ref: '7', skill: dielines, need: 'required' as const, level: 2 as const }],
};
const inPackaging = theIssue({ components: [{ ref: 7, name: 'Packaging' }] });
const resolvedLately = (id: string, by: number, daysAgo: number, ...words: number[]) => ({
  ...resolvedIssue(id, by, 0, { ties: [component(7)], terms: terms(...words), length: words.length }),
  resolved: instant(NOW - daysAgo * DAY),
});
const names = (list: readonly { readonly accountId: string }[]) => list.map(({ accountId }) => accountId);

describe('who should take an issue', () => {
  it('is who resolved most like it, with the counts behind that', async () => {
    const history = [resolvedLately('11', 2, 30, 1), resolvedLately('12', 2, 20, 1, 2), resolvedLately('13', 1, 10, 9)];
    const issue = { ...inPackaging, terms: { terms: terms(1, 2), length: 2 } };
    const { suggestions } = suggesting({ people: [aPerson(1), aPerson(2)], history, issue });
    const { ranked, learned, words } = await suggestions();
    expect(names(ranked)).toEqual(['p2', 'p1']);
    expect(learned).toEqual({ issues: 3, since: NOW - 30 * DAY });
    expect(words.components).toEqual([{ ref: 7, name: 'Packaging' }]);
    const [best] = ranked;
    expect(best?.experience).toContainEqual(
      expect.objectContaining({ kind: 'component', ref: 7, issues: 2, since: NOW - 30 * DAY, last: NOW - 20 * DAY }),
    );
    expect(best?.experience).toContainEqual(
      expect.objectContaining({ kind: 'alike', issues: 2, nearest: ['12' as IssueId, '11' as IssueId] }),
    );
    expect(JSON.stringify(ranked)).not.toMatch(/logChance|standing|score/);
  });

  it('tells free time and dates as the panel does, and moves who would make it late down', async () => {
    const people = [aPerson(1), aPerson(2)];
    const busy = Array.from({ length: 3 }, (_, n) => openIssue(`${600 + n}`, 1, 30, '2026-12-04'));
    const { suggestions } = suggesting({ people, open: busy });
    const { ranked, due } = await suggestions();
    expect(due).toBe('2026-12-04');
    expect(names(ranked)).toEqual(['p2', 'p1']);
    expect(ranked.map(({ capacity }) => capacity)).toEqual([
      { free: 72 * 3600, couldFinishBy: localDate('2026-11-24'), lateByDays: null, waitDays: 0, back: null },
      { free: -18 * 3600, couldFinishBy: localDate('2026-12-07'), lateByDays: 3, waitDays: 13, back: null },
    ]);
  });

  it('says nothing of dates where the work is unknown', async () => {
    const issue = theIssue({}, { effort: { remaining: null, original: null, spent: null, points: null } });
    const { suggestions } = suggesting({ people: [aPerson(1)], issue });
    const [only] = (await suggestions()).ranked;
    expect(only?.capacity).toMatchObject({ couldFinishBy: null, lateByDays: null, waitDays: null });
  });

  it('would be somebody else with a later due date, and says which', async () => {
    const history = [
      ...Array.from({ length: 4 }, (_, n) => resolvedLately(`${20 + n}`, 1, 9 - n, 1)),
      { ...resolvedLately('30', 2, 5, 2), ties: [component(8)] },
    ];
    const issue = { ...inPackaging, live: { ...theIssue().live, due: localDate('2026-11-27') } };
    const open = [openIssue('600', 1, 64, '2026-12-03')];
    const { ranked } = await suggesting({ people: [aPerson(1), aPerson(2)], history, open, issue }).suggestions();
    expect(names(ranked)).toEqual(['p2', 'p1']);
    expect(ranked[0]?.firstIfDue).toBeNull();
    expect(ranked[1]?.firstIfDue).toEqual({ days: expect.any(Number), due: expect.stringMatching(/^2026-1/) });
    const later = { ...issue, live: { ...issue.live, due: ranked[1]?.firstIfDue?.due ?? null } };
    const then = suggesting({ people: [aPerson(1), aPerson(2)], history, open, issue: later });
    expect(names((await then.suggestions()).ranked)).toEqual(['p1', 'p2']);
  });

  it('is not the reporter when somebody else is asked for', async () => {
    const issue = theIssue({ reporter: 'p1' });
    const { suggestions } = suggesting({ people: [aPerson(1), aPerson(2)], issue });
    expect(names((await suggestions({ question: 'other' })).ranked)).toEqual(['p2']);
    expect(names((await suggestions()).ranked)).toHaveLength(2);
  });
});

describe('who is left out', () => {
  it('is named with each reason', async () => {
    const away = { from: localDate('2026-11-20'), to: localDate('2026-12-06'), secondsPerDay: null };
    const people = [
      ...[aPerson(1), aPerson(2, { active: false }), aPerson(3, { app: true }), aPerson(4), aPerson(5)],
      aPerson(6, { absences: [away] }),
    ];
    const skills = { 1: knows(3), 2: knows(3), 3: knows(3), 4: knows(1), 5: knows(2), 6: knows(2) };
    const { suggestions } = suggesting({ people, skills, map, issue: inPackaging, admin: true });
    const { ranked, leftOut } = await suggestions({ notAssignable: ['p5'] });
    expect(names(ranked)).toEqual(['p1']);
    expect(Object.fromEntries(leftOut.map(({ accountId, vetoes }) => [accountId, vetoes]))).toEqual({
      p2: [{ kind: 'inactive' }],
      p3: [{ kind: 'app-account' }],
      p4: [{ kind: 'lacks-skill', skill: dielines, name: 'Dielines' }],
      p5: [{ kind: 'not-assignable' }],
      p6: [{ kind: 'away-through-due', back: localDate('2026-12-07') }],
    });
  });

  it('is not who has a day off now and is back in time', async () => {
    const off = { from: localDate('2026-11-24'), to: localDate('2026-11-25'), secondsPerDay: null };
    const { suggestions } = suggesting({ people: [aPerson(1, { absences: [off] })] });
    const [only] = (await suggestions()).ranked;
    expect(only?.capacity.back).toBe('2026-11-26');
  });
});

describe('declared skills', () => {
  const people = [aPerson(1), aPerson(2), aPerson(3)];
  const skills = { 1: knows(2), 2: knows(5), 3: knows(3, true) };
  const asked = { people, skills, map, issue: inPackaging };

  it('are told with their levels to an admin, to others as declared, and to each person their own', async () => {
    const levels = async (admin: boolean, as: string) =>
      (await suggesting({ ...asked, admin }).suggestions({}, as)).ranked
        .map(({ accountId, expertise }) => [accountId, expertise[0]?.level] as const)
        .sort();
    expect(await levels(true, 'p8')).toEqual([
      ['p1', 2],
      ['p2', 5],
      ['p3', 3],
    ]);
    expect(await levels(false, 'p8')).toEqual([
      ['p1', null],
      ['p2', null],
      ['p3', null],
    ]);
    expect(await levels(false, 'p2')).toEqual([
      ['p1', null],
      ['p2', 5],
      ['p3', null],
    ]);
  });

  it('do not tell by "enough" what the level is', async () => {
    const helpful = {
      ...map,
      needs: map.needs.map((need) => ({ ...need, need: 'helpful' as const, level: 4 as const })),
    };
    const { ranked } = await suggesting({ ...asked, map: helpful }).suggestions({}, 'p8');
    expect(ranked.map(({ expertise }) => expertise[0]?.enough)).toEqual([true, true, true]);
  });

  it('are asked about of Jira only where the issue needs any', async () => {
    const without = suggesting({ people });
    await without.suggestions();
    expect(without.calls).toEqual(['issue', 'experience']);
    const withNeed = suggesting(asked);
    await withNeed.suggestions();
    expect(withNeed.calls).toContain('isJiraAdmin');
  });

  it('are needed by label, type and field, too, once, at the highest level asked for', async () => {
    const rules = [
      { kind: 'label' as const, ref: 'Print', skill: dielines, need: 'helpful' as const, level: 4 as const },
      { kind: 'type' as const, ref: '1', skill: dielines, need: 'required' as const, level: 2 as const },
      {
        kind: 'field' as const,
        ref: 'customfield_10=77',
        skill: skillId(2),
        need: 'helpful' as const,
        level: 1 as const,
      },
      {
        kind: 'field' as const,
        ref: 'customfield_10=78',
        skill: skillId(3),
        need: 'helpful' as const,
        level: 1 as const,
      },
    ];
    const skillsOfAll = [1, 2, 3].map((id) => ({ id: skillId(id), name: `Skill ${id}` }));
    const issue = theIssue({ labels: [{ ref: 1, name: 'print' }], options: ['customfield_10=77'] });
    const desk = suggesting({ people, issue, map: { skills: skillsOfAll, needs: rules } });
    expect((await desk.suggestions()).needed).toEqual([
      { skill: 1, name: 'Skill 1', need: 'required', level: 4 },
      { skill: 2, name: 'Skill 2', need: 'helpful', level: 1 },
    ]);
    expect(desk.calls[0]).toBe('issue customfield_10');
  });

  it('show one person who wants to learn, when growth is on', async () => {
    const wanting = { ...asked, skills: { 1: knows(4), 2: knows(null, true) } };
    expect((await suggesting(wanting).suggestions()).growth).toBeNull();
    const { growth } = await suggesting({ ...wanting, rules: { growth: true } }).suggestions();
    expect(growth).toEqual({ accountId: 'p2', skill: dielines });
  });
});

describe('modes', () => {
  const history = Array.from({ length: 5 }, (_, n) => resolvedLately(`${30 + n}`, 2, 10 + n, 1));
  const asked = { people: [aPerson(1), aPerson(2)], history, issue: inPackaging };

  it('full ranks by history', async () => {
    expect(names((await suggesting(asked).suggestions()).ranked)).toEqual(['p2', 'p1']);
  });

  it('declared skills only reads nothing learned', async () => {
    const desk = suggesting({ ...asked, rules: { mode: 'declared-only' } });
    const { ranked, learned } = await desk.suggestions();
    expect([learned, ranked.flatMap(({ experience }) => experience)]).toEqual([null, []]);
    expect(desk.calls).not.toContain('experience');
  });

  it('works council explains in an order that says nothing, and learned nothing', async () => {
    const busy = [openIssue('600', 1, 90, '2026-12-04')];
    const desk = suggesting({ ...asked, open: busy, rules: { mode: 'works-council', growth: true } });
    const { ranked, growth } = await desk.suggestions();
    expect(names(ranked)).toEqual(['p1', 'p2']);
    expect(ranked.every(({ firstIfDue }) => firstIfDue === null)).toBe(true);
    expect(growth).toBeNull();
    expect(desk.calls).not.toContain('experience');
  });

  it('off names nobody, and still answers only who may browse the issue', async () => {
    const off = { ...asked, rules: { mode: 'off' as const } };
    expect(await suggesting(off).suggestions()).toMatchObject({ mode: 'off', ranked: [], leftOut: [] });
    expect(await suggesting({ ...off, issue: null }).ask()).toEqual({ ok: false, failure: { kind: 'not-found' } });
  });
});

describe('an issue that is not where the facts have it', () => {
  const learned = (project: number, alsoAccount: string | null) => ({ kind: 'learned', project, alsoAccount });
  const withIssue = (live: Parameters<typeof theIssue>[1], known: IssuePlace | null) =>
    suggesting({ people: [aPerson(1), aPerson(2)], issue: theIssue({}, live), known });

  it('has its people read once where nothing changed', async () => {
    const desk = withIssue({ assignee: 'p2' }, { project: PROJECT, assignee: 'p2' });
    await desk.suggestions();
    expect(desk.asked).toEqual([learned(PROJECT, 'p2')]);
    expect(desk.calls).toEqual(['issue', 'experience']);
  });

  it('has the people read of whoever holds it now', async () => {
    const desk = withIssue({ assignee: 'p2' }, { project: PROJECT, assignee: 'p1' });
    expect(names((await desk.suggestions()).ranked)).toEqual(['p1', 'p2']);
    expect(desk.asked.at(-1)).toEqual(learned(PROJECT, 'p2'));
    expect(desk.calls).toEqual(['issue', 'experience']);
  });

  it('has the teams and the people read of the project that it is in now', async () => {
    const desk = withIssue({}, { project: 7, assignee: null });
    await desk.suggestions();
    expect(desk.asked.at(-1)).toEqual(learned(PROJECT, null));
    expect(desk.calls.filter((call) => call.startsWith('teams'))).toEqual([`teams ${PROJECT}`]);
  });

  it('has both read when the facts do not hold it at all', async () => {
    const desk = withIssue({}, null);
    expect(names((await desk.suggestions()).ranked)).toEqual(['p1', 'p2']);
    expect(desk.asked).toEqual([learned(PROJECT, null)]);
  });
});

describe('an issue that the viewer may not browse', () => {
  it('is not found, and nothing is read of it', async () => {
    const desk = suggesting({ people: [aPerson(1)], issue: null });
    expect(await desk.ask()).toEqual({ ok: false, failure: { kind: 'not-found' } });
    expect(desk.calls).toEqual(['issue']);
  });
});

it('names the same people in the same order every time', async () => {
  const people = [5, 3, 1, 4, 2].map((id) => aPerson(id));
  expect(names((await suggesting({ people }).suggestions()).ranked)).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
  expect(person(1)).toBe(1);
});

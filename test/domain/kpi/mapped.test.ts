import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentRate } from '../../../src/domain/kpi/incident-rate';
import { nps } from '../../../src/domain/kpi/nps';
import { openSafetyIssues } from '../../../src/domain/kpi/open-safety-issues';
import { participation } from '../../../src/domain/kpi/participation';
import { procedureConformance } from '../../../src/domain/kpi/procedure-conformance';
import { satisfaction } from '../../../src/domain/kpi/satisfaction';
import { signOffShare } from '../../../src/domain/kpi/sign-off-share';
import { skillCoverage } from '../../../src/domain/kpi/skill-coverage';
import { hours, localDate } from '../../../src/domain/units';
import { at, aWorklog, excludedBy, issueId, november, person } from './measures-examples';

const done = at('2026-11-10T12:00:00Z');
const rated = (...ratings: (number | null)[]) => ratings.map((rating) => ({ done, rating }));
const safety = { types: [5], labels: ['near-miss'] };

describe('what is not set up', () => {
  it('says what is missing and has no value, never 0', () => {
    const none = { incidents: null, nearMisses: null };
    expect(satisfaction(november, rated(5), null)).toMatchObject({ value: null, n: 0, unset: 'satisfaction-field' });
    expect(nps(november, rated(9), false)).toMatchObject({ value: null, unset: 'nps-field' });
    expect(openSafetyIssues(november, [], null)).toMatchObject({ value: null, unset: 'safety' });
    expect(incidentRate(november, [], [aWorklog()], none)).toMatchObject({ value: null, unset: 'incidents' });
    expect(signOffShare(november, [{ signedOff: true }], false)).toMatchObject({ value: null, unset: 'sign-off' });
    expect(procedureConformance(november, [], [])).toMatchObject({ value: null, unset: 'procedures' });
    expect(participation(november, [], [], new Map())).toMatchObject({ value: null, unset: 'disciplines' });
    expect(skillCoverage(november, [], new Map(), false)).toMatchObject({ value: null, unset: 'required-skills' });
  });
});

describe('customer satisfaction', () => {
  const stars = { min: 1, max: 5, top: 4 };
  it('is 4 of 5 stars on average, two thirds in the top box', () => {
    const result = satisfaction(november, rated(5, 5, 2, null, 7), stars);
    expect(result).toMatchObject({ value: 4, n: 3, parts: { topBox: 2 / 3 } });
    expect(excludedBy(result)).toEqual({ 'no-rating': 1, 'off-scale': 1 });
  });
  it('is nothing without a rating, and keeps to the window', () => {
    const before = { done: at('2026-10-01T00:00:00Z'), rating: 5 };
    expect(satisfaction(november, [before], stars)).toMatchObject({ value: null, n: 0, parts: { topBox: null } });
  });
});

describe('net promoter score', () => {
  it('is 50 % promoters less 25 % detractors = 25', () => {
    expect(nps(november, rated(10, 9, 8, 6), true)).toMatchObject({
      value: 25,
      parts: { promoters: 0.5, detractors: 0.25 },
    });
  });
  it('lies between −100 and 100 and is nothing without ratings', () => {
    expect(nps(november, rated(null), true).value).toBeNull();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (ratings) => {
        const naive = ratings.map((r) => (r >= 9 ? 100 : r <= 6 ? -100 : 0)).reduce<number>((sum, r) => sum + r, 0);
        expect(nps(november, rated(...ratings), true).value).toBeCloseTo(naive / ratings.length, 9);
      }),
    );
  });
});

describe('health and safety', () => {
  const issue = (type: number, due: string | null, labels: string[] = []) => ({
    type,
    labels,
    due: due === null ? null : localDate(due),
  });
  it('counts open safety issues due before today; due today is not past due', () => {
    const issues = [
      issue(5, '2026-11-23'),
      issue(5, '2026-11-24'),
      issue(1, '2026-11-01', ['near-miss']),
      issue(5, null),
    ];
    const result = openSafetyIssues(november, [...issues, issue(1, '2026-01-01')], safety);
    expect(result).toMatchObject({ value: 2, n: 3, parts: { open: 4 } });
    expect(excludedBy(result)).toEqual({ 'no-due-date': 1 });
  });
  it('is 0 where no safety issue is open: that is known', () => {
    expect(openSafetyIssues(november, [issue(1, '2026-01-01')], safety).value).toBe(0);
  });
  it('has 1 incident and 2 near misses in 1,500 h: 2 per 1,000 h', () => {
    const marks = { incidents: { types: [5], labels: [] }, nearMisses: { types: [6], labels: ['near-miss'] } };
    const made = (type: number, labels: string[] = [], created = done) => ({ type, labels, created });
    const issues = [
      made(5, ['near-miss']),
      made(6),
      made(1, ['near-miss']),
      made(1),
      made(5, [], at('2026-10-01T00:00:00Z')),
    ];
    const result = incidentRate(november, issues, [aWorklog({ spent: hours(1500) })], marks);
    expect(result).toMatchObject({ value: 2, n: 3, parts: { incidents: 1, nearMisses: 2, hours: 1500 } });
    expect(incidentRate(november, issues, [], marks)).toMatchObject({ value: null, n: 3, parts: { hours: null } });
  });
  it('is signed off for 2 of 3 scope items; what is not read yet is not "no"', () => {
    const result = signOffShare(
      november,
      [true, true, false, null].map((signedOff) => ({ signedOff })),
      true,
    );
    expect(result).toMatchObject({ value: 2 / 3, n: 3 });
    expect(signOffShare(november, [], true).value).toBeNull();
  });
});

describe('procedure conformance', () => {
  const [brief, make, proof, release] = [1, 2, 3, 4];
  const procedure = { type: 7, steps: [brief, make, proof, release], checklist: true };
  const ticked = { ticked: 4, items: 4 };
  const worked = (entered: number[], checklist: { ticked: number; items: number } | null = ticked, type = 7) => ({
    type,
    done,
    entered,
    checklist,
  });
  const followed = (...issues: ReturnType<typeof worked>[]) => procedureConformance(november, issues, [procedure]);

  it('holds where every step was taken in order, other statuses and returns in between', () => {
    expect(followed(worked([brief, make, 99, proof, make, proof, release])).value).toBe(1);
  });
  it('is broken by a step left out or taken too early', () => {
    expect(followed(worked([brief, make, release]), worked([brief, proof, make, release])).value).toBe(0);
  });
  it('is broken by an item not ticked, and by a checklist without items', () => {
    const path = [brief, make, proof, release];
    const result = followed(worked(path, { ticked: 3, items: 4 }), worked(path, { ticked: 0, items: 0 }), worked(path));
    expect(result.value).toBeCloseTo(1 / 3, 12);
    expect(result.parts).toMatchObject({ path: 1, checklist: 1 / 3 });
  });
  it('leaves out types without a procedure, and issues whose checklist nobody knows', () => {
    const result = followed(worked([brief, make, proof, release], null), worked([1], ticked, 8));
    expect(result).toMatchObject({ value: null, n: 0 });
    expect(excludedBy(result)).toEqual({ 'no-checklist': 1, 'not-mapped': 1 });
  });
});

describe('participation', () => {
  const disciplines = new Map([1, 2, 3].map((n) => [person(n), n === 3 ? 20 : 10]));
  const spoke = (issue: number, by: number, comments: number) => ({
    issue: issueId(issue),
    person: person(by),
    comments,
  });
  const team = [1, 2, 3, 4].map(issueId);

  it('is 1 where all comment as often, and near 0 where one does', () => {
    expect(participation(november, team, [spoke(1, 1, 5), spoke(2, 2, 5)], disciplines).value).toBeCloseTo(1, 12);
    expect(participation(november, team, [spoke(1, 1, 9999), spoke(2, 2, 1)], disciplines).value).toBeLessThan(0.01);
  });
  it('is nothing for one commenter, and for none', () => {
    expect(participation(november, team, [spoke(1, 1, 5)], disciplines).value).toBeNull();
    expect(participation(november, team, [], disciplines).parts).toEqual({ disciplines: null, acrossDisciplines: 0 });
  });
  it('counts issues on which two disciplines spoke among all of the team, silent ones too', () => {
    const said = [spoke(1, 1, 1), spoke(1, 3, 1), spoke(2, 1, 1), spoke(2, 2, 4), spoke(99, 3, 9)];
    expect(participation(november, team, said, disciplines).parts.acrossDisciplines).toBe(0.25);
  });
  it('leaves comments of people without a discipline out of what is told of disciplines', () => {
    const result = participation(november, team, [spoke(1, 1, 2), spoke(1, 8, 3), spoke(1, 3, 2)], disciplines);
    expect(excludedBy(result)).toEqual({ 'not-mapped': 3 });
    expect(result.parts.disciplines).toBeCloseTo(1, 12);
  });
  it('tells no part of a person', () => {
    const { parts } = participation(november, team, [spoke(1, 1, 2), spoke(1, 2, 1)], disciplines);
    expect(Object.keys(parts).sort()).toEqual(['acrossDisciplines', 'disciplines']);
  });
  it("agrees with Pielou's formula comment by comment, in any order", () => {
    const said = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 })), { maxLength: 20 });
    fc.assert(
      fc.property(said, (all) => {
        const comments = all.flatMap(([by, count]) => Array.from({ length: count }, () => by));
        const kinds = [...new Set(comments)];
        const part = (kind: number) => comments.filter((by) => by === kind).length / comments.length;
        const naive = -kinds.reduce((sum, kind) => sum + part(kind) * Math.log(part(kind)), 0) / Math.log(kinds.length);
        const spoken = all.map(([by, count]) => spoke(1, by, count));
        const found = participation(november, team, spoken.reverse(), disciplines).value;
        if (kinds.length < 2) expect(found).toBeNull();
        else expect(found).toBeCloseTo(naive, 9);
      }),
    );
  });
});

describe('skill coverage', () => {
  const [film, retouch] = [1, 2];
  const week = (monday: string, required: number[], available: number[]) => ({
    week: localDate(monday),
    required,
    available: new Set(available.map(person)),
  });
  const able = new Map([
    [film, [person(1), person(2), person(2)]],
    [retouch, [person(3)]],
  ]);
  it('is 1 of 3: film has two people in the first week, one in the second; retouching never has two', () => {
    const weeks = [week('2026-11-02', [film, film, retouch], [1, 2, 3]), week('2026-11-09', [film], [2, 3])];
    expect(skillCoverage(november, weeks, able, true)).toMatchObject({
      value: 1 / 3,
      n: 3,
      parts: { 'week:2026-11-02': 0.5, 'week:2026-11-09': 0 },
    });
  });
  it('has no value for a week that requires nothing, and counts a skill that nobody has', () => {
    const result = skillCoverage(november, [week('2026-11-02', [], [1]), week('2026-11-09', [77], [1])], able, true);
    expect(result).toMatchObject({ value: 0, n: 1, parts: { 'week:2026-11-02': null } });
  });
});

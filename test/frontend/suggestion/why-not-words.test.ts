import { describe, expect, it } from 'vitest';
import type { Candidate, Suggestions, VetoShown } from '../../../src/contract/suggestion';
import type { Fact } from '../../../src/domain/suggestion/facts';
import { instant, localDate, seconds } from '../../../src/domain/units';
import { whyNotWords } from '../../../src/frontend/issue-panel/suggestion/why-not-words';
import { formatFor } from '../../../src/frontend/shared/format';
import { aCandidate, aSkill, DIELINES, declares, someSuggestions } from '../../fixtures/suggestions';

const HOUR = 3600;
const format = formatFor('en-GB', 'Europe/Berlin', Date.UTC(2026, 10, 24, 9));
const JUNE = { since: instant(Date.UTC(2026, 5, 3)), last: instant(Date.UTC(2026, 10, 12)) };
const inPackaging = (issues: number): Fact => ({ kind: 'component', ref: 11, issues, ...JUNE });
const mira = aCandidate({ experience: [inPackaging(7)] });
const jonas = (over: Partial<Candidate> = {}) =>
  aCandidate({ accountId: 'jonas', experience: [inPackaging(7)], ...over });

const say = (
  candidate: Candidate,
  over: { suggestions?: Partial<Suggestions>; alone?: boolean; best?: Candidate | null } = {},
) => {
  const { suggestions = {}, alone = true, best = mira } = over;
  const against = {
    suggestions: someSuggestions({ ranked: [mira, candidate], ...suggestions }),
    best,
    remaining: 14 * HOUR,
    until: '2026-12-04',
    nameOf: (accountId: string) => ({ mira: 'Mira', jonas: 'Jonas' })[accountId] ?? '…',
    format,
  };
  return whyNotWords(candidate, against, alone).join(' ');
};
const vetoed = (...vetoes: VetoShown[]) => ({ leftOut: [{ ...jonas(), vetoes }], ranked: [mira] });

describe('why not somebody who is left out', () => {
  it('names every reason', () => {
    const suggestions = vetoed({ kind: 'not-assignable' }, { kind: 'away-through-due', back: localDate('2026-12-07') });
    expect(say(jonas(), { suggestions, alone: false })).toBe(
      'Cannot be assigned to this issue. Away through Fri 4 Dec. Back Mon 7 Dec.',
    );
  });
  it('names the skill, and the level only where it is told', () => {
    const veto = { kind: 'lacks-skill', skill: DIELINES, name: 'Dielines' } as const;
    const needed = [aSkill({ skill: DIELINES, name: 'Dielines', level: 2 })];
    const has = (level: number | null, declared: boolean) =>
      jonas({ expertise: [declares(level, { skill: DIELINES, declared, enough: false })] });
    const told = (candidate: Candidate) => say(candidate, { suggestions: { ...vetoed(veto), needed } });
    expect(told(has(null, false))).toBe('Lacks a required skill: Dielines 2. Not declared.');
    expect(told(has(1, true))).toBe('Lacks a required skill: Dielines 2. Declared: 1.');
    expect(told(has(null, true))).toBe('Lacks a required skill: Dielines 2.');
  });
});

describe('why not somebody who could take it', () => {
  it('is that they would be late, beside what they resolved, and how little of them is free', () => {
    const capacity = {
      ...mira.capacity,
      ...{ free: seconds(9 * HOUR), couldFinishBy: localDate('2026-12-10'), lateByDays: 6 },
    };
    expect(say(jonas({ capacity }))).toBe(
      'Resolved 7 issues in Packaging since June, but could finish Thu 10 Dec, 6 days late. Has 9 h free of the 14 h needed.',
    );
  });
  it('is what the best one resolved more of, and what they did not declare', () => {
    const expertise = [declares(null, { declared: false, enough: false })];
    const suggestions = { needed: [aSkill()] };
    expect(say(jonas({ experience: [inPackaging(2)], expertise }), { suggestions })).toBe(
      'Resolved 2 issues in Packaging, fewer than Mira. Packaging not declared.',
    );
    expect(say(jonas({ experience: [] }))).toBe('Not known to have resolved one in Packaging.');
  });
  it('makes the point with two sentences in a list, and adds what would change it for one alone', () => {
    const capacity = { ...mira.capacity, free: seconds(9 * HOUR), lateByDays: 6 };
    const one = jonas({ capacity, experience: [], firstIfDue: { days: 4, due: localDate('2026-12-10') } });
    expect(say(one, { alone: false }).split('. ')).toHaveLength(2);
    expect(say(one)).toContain('Jonas would rank first if this were due Thu 10 Dec, 4 working days later.');
  });
  it('is nothing where nothing speaks against them', () => {
    expect(say(jonas())).toBe('Nothing speaks against it; Mira fits better.');
  });
  it('compares nobody in works-council mode', () => {
    const suggestions = { mode: 'works-council' } as const;
    expect(say(jonas({ experience: [] }), { suggestions, best: null })).toBe('Nothing speaks against it.');
  });
});

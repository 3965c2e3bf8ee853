import { describe, expect, it } from 'vitest';
import type { IssueId } from '../../../src/domain/capacity/types';
import type { Fact } from '../../../src/domain/suggestion/facts';
import { instant } from '../../../src/domain/units';
import { experienceWords } from '../../../src/frontend/issue-panel/suggestion/experience-words';
import { formatFor } from '../../../src/frontend/shared/format';
import { someSuggestions } from '../../fixtures/suggestions';

const NOW = Date.UTC(2026, 10, 24, 9);
const format = formatFor('en-GB', 'Europe/Berlin', NOW);
const { words } = someSuggestions();
const JUNE = { since: instant(Date.UTC(2026, 5, 3)), last: instant(Date.UTC(2026, 10, 12)) };
const issue = (n: number) => String(n) as IssueId;
const inPackaging: Fact = { kind: 'component', ref: 11, issues: 7, ...JUNE };
const alike: Fact = { kind: 'alike', issues: 9, nearest: [issue(171), issue(188), issue(203)] };

const say = (facts: readonly Fact[], browsable: readonly number[] = []) =>
  experienceWords(facts, {
    words,
    format,
    keys: new Map(browsable.map((n) => [issue(n), `PACK-${n}`])),
  });

describe('experience in words', () => {
  it('begins with the count that tells most, by the names of the issue on screen', () => {
    expect(say([inPackaging]).resolved).toBe('Resolved 7 issues in Packaging since June');
    expect(say([{ kind: 'label', ref: 77, issues: 1, ...JUNE }]).resolved).toBe(
      'Resolved 1 issue labelled print since June',
    );
    expect(say([{ kind: 'type', ref: 5, issues: 3, ...JUNE }]).resolved).toBe(
      'Resolved 3 issues of type Design since June',
    );
    expect(say([{ kind: 'reporter', ref: 9, issues: 4, ...JUNE }]).resolved).toBe(
      'Resolved 4 issues for this reporter since June',
    );
  });

  it('says the year where it is not this one', () => {
    const since = instant(Date.UTC(2025, 2, 9));
    expect(say([{ ...inPackaging, since }]).resolved).toBe('Resolved 7 issues in Packaging since March 2025');
  });

  it('counts as alike only those that the viewer may browse, and says nothing of the others', () => {
    const said = say([inPackaging, alike], [171, 203]);
    expect(said.alike).toEqual(['PACK-171', 'PACK-203']);
    expect(JSON.stringify(said)).not.toMatch(/188|9/);
    expect(say([alike]).alike).toEqual([]);
  });

  it('leaves out what the issue on screen does not name', () => {
    expect(say([{ kind: 'component', ref: 99, issues: 3, ...JUNE }])).toEqual({ resolved: null, alike: [], more: [] });
  });

  it('adds the two most telling sentences of the rest', () => {
    const { more } = say([
      { kind: 'words', terms: 14 },
      inPackaging,
      { kind: 'last-in-component', place: 2, last: JUNE.last },
      { kind: 'resolved', issues: 41, ...JUNE },
    ]);
    expect(more).toEqual([
      'Has used at least 14 of its words.',
      'The second last to resolve one in Packaging, on 12 Nov.',
    ]);
  });

  it('names no component where the issue has several', () => {
    const several = { ...words, components: [...words.components, { ref: 12, name: 'Dielines' }] };
    const fact: Fact = { kind: 'last-in-component', place: 1, last: JUNE.last };
    const { more } = experienceWords([fact], { words: several, format, keys: new Map() });
    expect(more).toEqual(['The last to resolve one in one of its components, on 12 Nov.']);
  });
});

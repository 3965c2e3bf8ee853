import { describe, expect, it } from 'vitest';
import { expertiseWords } from '../../../src/frontend/issue-panel/suggestion/expertise-words';
import { aSkill, DIELINES, declares } from '../../fixtures/suggestions';

const packaging = aSkill();
const dielines = aSkill({ skill: DIELINES, name: 'Dielines', level: 2 });
const say = (
  needed: Parameters<typeof expertiseWords>[0],
  expertise: Parameters<typeof expertiseWords>[1]['expertise'],
) => expertiseWords(needed, { expertise });

describe('expertise in words', () => {
  it('puts declared levels beside those needed', () => {
    expect(say([packaging, dielines], [declares(4), declares(3, { skill: DIELINES })])).toBe(
      'Packaging 4, Dielines 3 as declared. Needed: 3 and 2.',
    );
  });
  it('says "declared" where levels are not for the viewer', () => {
    expect(say([packaging, dielines], [declares(null), declares(null, { skill: DIELINES })])).toBe(
      'Packaging and Dielines declared. Needed: Packaging 3 and Dielines 2.',
    );
  });
  it('says what is not declared, which is not the same as level 0', () => {
    const none = declares(null, { skill: DIELINES, declared: false, enough: false });
    expect(say([packaging, dielines], [declares(4), none])).toBe(
      'Packaging 4 as declared. Dielines not declared. Needed: Packaging 3 and Dielines 2.',
    );
  });
  it('says so where nothing is mapped to the issue', () => {
    expect(say([], [])).toBe('No skills are mapped to this issue.');
  });
});

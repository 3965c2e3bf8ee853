import { describe, expect, it } from 'vitest';
import { issueTerms, MOST_TERMS } from '../../../src/domain/suggestion/issue-terms';
import { termHash, termKey } from '../../../src/domain/suggestion/term-hash';
import { wordsOf } from '../../../src/domain/suggestion/words';

describe('words of a text', () => {
  it('are lower case, without stop words, with endings cut lightly', () => {
    expect(wordsOf('The posters are Printing badly; printed on glass, and bodies')).toEqual([
      'poster',
      'print',
      'badly',
      'print',
      'glass',
      'body',
    ]);
  });

  it('count a camelCase or snake_case word as itself and as its parts', () => {
    expect(wordsOf('getHTTPReply')).toEqual(['gethttpreply', 'http', 'reply']);
    expect(wordsOf('snake_case')).toEqual(['snake_case', 'snake', 'case']);
  });

  it('leave out numbers of one or two digits and single letters', () => {
    expect(wordsOf('a 7 42 404 x Q3')).toEqual(['404', 'q3']);
  });

  it('read other alphabets, composed or not', () => {
    expect(wordsOf('Плакат für Zürich Größe')).toEqual(['плакат', 'für', 'zürich', 'größe']);
    expect(wordsOf('Zu\u0308rich')).toEqual(wordsOf('Zürich'));
  });

  it('segment scripts that put no space between words', () => {
    expect(wordsOf('印刷用ポスターを確認')).toContain('ポスター');
    expect(wordsOf('ตรวจสอบโปสเตอร์').length).toBeGreaterThan(1);
    expect(wordsOf('Logo海报')).toEqual(['logo', '海报']);
  });

  it('are at most as many as asked for', () => {
    expect(wordsOf('one two three four five six', 3)).toHaveLength(3);
  });
});

describe('terms of an issue', () => {
  const key = termKey('salt');
  const countOf = (word: string, issue: { summary: string; description: string | null }) =>
    issueTerms(key, issue).terms.find(({ term }) => term === termHash(key, 'word', word))?.count;

  it('count the summary double', () => {
    const issue = { summary: 'poster', description: 'poster glass' };
    expect([countOf('poster', issue), countOf('glass', issue)]).toEqual([3, 1]);
    expect(issueTerms(key, issue).length).toBe(4);
  });

  it('keep the tag before a summary as one term beside its words', () => {
    const issue = { summary: '[Content Assist] no proposals', description: null };
    expect([countOf('[content assist]', issue), countOf('assist', issue)]).toEqual([2, 2]);
  });

  it('are at most 200, those of the summary first', () => {
    const many = Array.from({ length: 400 }, (_, i) => `w${i}x`).join(' ');
    const issue = { summary: 'poster', description: many };
    expect(issueTerms(key, issue).terms.length).toBeLessThanOrEqual(MOST_TERMS);
    expect(countOf('poster', issue)).toBe(2);
    expect(issueTerms(key, { summary: '', description: null })).toEqual({ terms: [], length: 0 });
  });
});

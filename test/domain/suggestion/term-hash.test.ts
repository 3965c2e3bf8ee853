import { describe, expect, it } from 'vitest';
import { type SipKey, sipHash } from '../../../src/domain/suggestion/sip-hash';
import { termHash, termKey } from '../../../src/domain/suggestion/term-hash';

const words = Array.from({ length: 200_000 }, (_, i) => `word${i.toString(36)}`);

describe('the hash of terms', () => {
  it('is SipHash-2-4: answers the published vectors', () => {
    const key: SipKey = [0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c];
    const hex = (length: number) =>
      sipHash(
        key,
        Uint8Array.from({ length }, (_, i) => i),
      )
        .map((word) => word.toString(16).padStart(8, '0'))
        .reverse()
        .join('');
    expect([hex(0), hex(15)]).toEqual(['726fdb47dd0e0e31', 'a129ca6149be45e5']);
  });

  it('is a safe integer of 52 bits, never 0, stable for a salt', () => {
    const key = termKey('salt');
    expect(termHash(key, 'word', 'poster')).toBe(termHash(termKey('salt'), 'word', 'poster'));
    for (const word of words.slice(0, 1000)) {
      const hash = termHash(key, 'word', word);
      expect(Number.isSafeInteger(hash) && hash > 0 && hash < 2 ** 52).toBe(true);
    }
  });

  it('differs by salt and by kind, for the empty text too', () => {
    const [one, two] = [termKey('a'), termKey('b')];
    expect(termHash(one, 'word', 'x')).not.toBe(termHash(two, 'word', 'x'));
    expect(termHash(one, 'word', 'x')).not.toBe(termHash(one, 'label', 'x'));
    expect(termHash(one, 'word', '')).not.toBe(termHash(one, 'label', ''));
    expect(termHash(one, 'word', 'ā')).not.toBe(termHash(one, 'word', 'a\u0001'));
  });

  it('gives 200,000 words 200,000 hashes, spread evenly in the low and in the high bits', () => {
    const key = termKey('another salt');
    const hashes = words.map((word) => termHash(key, 'word', word));
    expect(new Set(hashes).size).toBe(words.length);
    for (const bucketOf of [(hash: number) => hash % 64, (hash: number) => Math.floor(hash / 2 ** 46)]) {
      const buckets = new Array<number>(64).fill(0);
      for (const hash of hashes) buckets[bucketOf(hash)] = (buckets[bucketOf(hash)] ?? 0) + 1;
      const expected = words.length / 64;
      const chiSquare = buckets.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      expect(chiSquare).toBeLessThan(120);
    }
  });
});

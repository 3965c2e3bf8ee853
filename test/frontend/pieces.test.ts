import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../src/frontend/settings/pieces';

const bytes = (text: string) => new TextEncoder().encode(JSON.stringify(text)).length;

describe('pieces of a text', () => {
  it('are the text again, each within what a request carries, no sign cut in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 6, max: 60 }), (text, most) => {
        const pieces = piecesOf(text, most);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect(bytes(piece)).toBeLessThanOrEqual(most + 2);
        expect(
          pieces.some((piece) => /^[\uDC00-\uDFFF]/.test(piece) && piece.codePointAt(0) !== text.codePointAt(0)),
        ).toBe(false);
      }),
      { numRuns: 300, seed: 20261126 },
    );
  });
  it('of 600 kB are a handful of requests', () => {
    const text = 'bench:00001,Europe/Berlin,8,8,8,8,8,0,0,2026-12-24\n'.repeat(12_000);
    expect(piecesOf(text).length).toBeLessThan(12);
  });
});

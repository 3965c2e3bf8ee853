import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../src/domain/csv';
import { csvText } from '../../../src/frontend/shared/csv';

const bare = (rows: Parameters<typeof csvText>[0]) => csvText(rows).replace('\uFEFF', '');

describe('a CSV file', () => {
  it('begins with a byte order mark and ends each row with CRLF', () => {
    expect(
      csvText([
        ['a', 1],
        ['b', null],
      ]),
    ).toBe('\uFEFFa,1\r\nb,\r\n');
  });

  it('quotes separators, quotes and line ends', () => {
    expect(bare([['a,b', 'say "so"', 'two\nlines']])).toBe('"a,b","say ""so""","two\nlines"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@cmd', '\t=1', '\r=1', ' =1', '\n=1'])('defuses %j', (text) => {
    expect(
      bare([[text]])
        .replace(/^"/, '')
        .startsWith("'"),
    ).toBe(true);
  });

  it('leaves numbers numbers, negative ones too', () => {
    expect(bare([[-3.5, 0]])).toBe('-3.5,0\r\n');
  });

  it('reads back as what was written, whatever the text', () => {
    const word = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && !/^[=+\-@]/.test(text));
    fc.assert(
      fc.property(word, word, (one, other) => {
        const [row] = csvRows(`h\r\n${bare([[one, other]])}`).slice(1);
        expect(csvRows(`a,b\r\n${bare([[one, other]])}`)[1]?.cells ?? row?.cells).toEqual([one, other]);
      }),
    );
  });
});

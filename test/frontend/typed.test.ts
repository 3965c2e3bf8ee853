import { describe, expect, it } from 'vitest';
import { dayWordsOf, typedDay } from '../../src/frontend/shared/typed-day';
import { typedNumber } from '../../src/frontend/shared/typed-number';

const day = (text: string, locale = 'en-GB') => typedDay(text, '2026-11-24', dayWordsOf(locale));

describe('a typed day', () => {
  it.each([
    ['2026-12-04', '2026-12-04'],
    ['2026-1-4', '2026-01-04'],
    ['4 Dec', '2026-12-04'],
    ['Fri 4 December 2026', '2026-12-04'],
    ['Dec 4, 2027', '2027-12-04'],
    ['4.12.2026', '2026-12-04'],
    ['4.12.', '2026-12-04'],
    ['04/12/2026', '2026-12-04'],
    ['15 Jan', '2027-01-15'],
    ['1 Nov', '2026-11-01'],
    ['29 Feb 2028', '2028-02-29'],
  ])('is understood as people write it: %s', (text, expected) => {
    expect(day(text)).toBe(expected);
  });
  it('follows the order and the months of its locale', () => {
    expect(day('12/04/2026', 'en-US')).toBe('2026-12-04');
    expect(day('4. März 2027', 'de-DE')).toBe('2027-03-04');
    expect(day('4 décembre', 'fr-FR')).toBe('2026-12-04');
  });
  it.each(['', 'soon', '31 Feb 2026', '2026-13-01', '4', 'Dec', '4 5 Dec', '4 Dec 26', '1.13.2026'])(
    'is no guess: %j is no day',
    (text) => {
      expect(day(text)).toBeNull();
    },
  );
});

describe('a typed number', () => {
  it.each([
    ['12.5', 12.5],
    ['12,5', 12.5],
    [' 100 % ', 100],
    ['7.5 h', 7.5],
    ['', null],
  ])('may have a comma and a unit: %j', (text, expected) => {
    expect(typedNumber(text, 0, 200)).toBe(expected);
  });
  it.each(['abc', '1,2,3', '-5', '201', '%', '1e2'])('is none outside its range: %j', (text) => {
    expect(typedNumber(text, 0, 200)).toBeNaN();
  });
});

import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../src/domain/csv';
import { isDay, isZone } from '../../../src/domain/valid';
import { peopleRows } from '../../../src/usecases/imports/people-rows';

const read = (csv: string) => peopleRows(csv, { isDay, isZone });
const HOUR = 3600;

describe('a CSV text', () => {
  it('may have a byte order mark, CRLF, semicolons, quotes and lines inside quotes; empty lines do not count', () => {
    expect(csvRows('\uFEFFa;b\r\n"x ""y"";";2\r\n\r\n"two\nlines";3')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x "y";', '2'] },
      { line: 4, cells: ['two\nlines', '3'] },
    ]);
  });
});

describe('people rows', () => {
  it('say a person’s place in a team and their calendar', () => {
    const { rows, errors } = read(
      'account,team,allocation,reserve,zone,mon,tue,wed,thu,fri,sat,sun,off\nana,Copy,50%,0.1,Europe/Madrid,8,8,8,0,0,0,0,2026-12-24..2026-12-26 2026-12-31=4h',
    );
    expect(errors).toEqual([]);
    expect(rows[0]).toMatchObject({
      accountId: 'ana',
      team: 'Copy',
      allocation: 0.5,
      reserve: 0.1,
      zone: 'Europe/Madrid',
      week: [8 * HOUR, 8 * HOUR, 8 * HOUR, 0, 0, 0, 0],
      off: [
        { from: '2026-12-24', to: '2026-12-26', secondsPerDay: null },
        { from: '2026-12-31', to: '2026-12-31', secondsPerDay: 4 * HOUR },
      ],
    });
  });
  it('say nothing where a cell is empty', () => {
    expect(read('account,team,zone,off\nana,,,').rows[0]).toMatchObject({
      team: null,
      allocation: null,
      zone: null,
      week: null,
      off: null,
    });
  });
  it.each([
    ['', 1, null],
    ['name\nana', 1, 'name'],
    ['account,account\nana,ana', 1, 'account'],
    ['account,team\n,Copy', 2, 'account'],
    ['account\nana maria', 2, 'account'],
    ['account,allocation\nana,2.5', 2, 'allocation'],
    ['account,allocation\nana,half', 2, 'allocation'],
    ['account,reserve\nana,120%', 2, 'reserve'],
    ['account,zone\nana,Europe/Atlantis', 2, 'zone'],
    ['account,from\nana,2026-02-30', 2, 'from'],
    ['account,from,to\nana,2026-03-02,2026-03-01', 2, 'to'],
    ['account,mon\nana,8', 2, 'tue'],
    ['account,mon,tue,wed,thu,fri,sat,sun\nana,25,0,0,0,0,0,0', 2, 'mon'],
    ['account,off\nben,2026-12-24\nana,24.12.2026', 3, 'off'],
    ['account\nana,extra', 2, 'account'],
  ])('name line and column of what is wrong: %j', (csv, line, column) => {
    const [first] = read(csv).errors;
    expect(first).toMatchObject({ line, column });
    expect(first?.message).toMatch(/\w.*[.]$/);
  });
});

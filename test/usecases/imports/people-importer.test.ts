import { describe, expect, it } from 'vitest';
import { applyImport, checkImport } from '../../../src/usecases/imports/import-in-parts';
import { peopleImporter } from '../../../src/usecases/imports/people-importer';
import type { ImportPorts } from '../../../src/usecases/imports/ports';
import { aCalendar, aManager, anAdmin, aTeam, settingsDesk } from '../../fixtures/settings-desk';

const two = { teams: [aTeam(1, 'Copy'), aTeam(2, 'Film')] };
const importing = (desk: ReturnType<typeof settingsDesk>, csv: string): ImportPorts => ({
  parts: { put: async () => true, text: async () => csv, forget: async () => {} },
  importers: {
    people: peopleImporter(desk.ports),
    skills: async () => ({ ok: false, failure: { kind: 'not-found' } }),
  },
});
const whole = { importId: 'i', parts: 1, kind: 'people' as const };

const check = async (csv: string, desk = settingsDesk(two)) => {
  const reply = await checkImport(importing(desk, csv), anAdmin, whole);
  if (!reply.ok) throw new Error(reply.failure.kind);
  expect(desk.audit.entries).toEqual([]);
  return reply.value;
};
const problems = async (csv: string) =>
  (await check(csv)).errors.map(({ line, column, message }) => `${line} ${column}: ${message}`);
const rows = (count: number, inTeam = 150) =>
  [
    'account,team,mon,tue,wed,thu,fri,sat,sun',
    ...Array.from({ length: count }, (_, n) => `p${n},${n < inTeam ? 'Copy' : ''},8,8,8,8,8,0,0`),
  ].join('\n');

describe('checking people rows', () => {
  it('counts what it understood and stores nothing', async () => {
    const { seen: _, ...found } = await check('account,team,allocation\nana,Copy,1.2\nben,Film,50%');
    expect(found).toEqual({
      ...{ lines: 2, errors: [], problems: 0, counts: { added: 2, changed: 0, removed: 0 } },
      changes: [
        { line: 2, kind: 'added', accountId: 'ana', what: 'Copy: 120 %' },
        { line: 3, kind: 'added', accountId: 'ben', what: 'Film: 50 %' },
      ],
    });
  });
  it('names the teams there are, when one is not there', async () => {
    expect(await problems('account,team\nana,Copi')).toEqual([
      '2 team: There is no team named Copi. Create it first, or write one of Copy, Film.',
    ]);
  });
  it('names both lines of a person who stands twice in a team', async () => {
    expect(await problems('account,team\nana,Copy\nben,Copy\nana,Copy')).toEqual([
      '4 account: This person stands in line 2 for the same team and first day. Remove one of the lines.',
    ]);
  });
  it('lets a person leave and come back', async () => {
    expect(await problems('account,team,from,to\nana,Copy,2026-01-01,2026-03-31\nana,Copy,2026-06-01,')).toEqual([]);
  });
  it('says how to write a share, a day and a value instead of a formula', async () => {
    expect(await problems('account,team,allocation,from\nana,Copy,50,24.12.2026\nben,=A1,200%,')).toEqual([
      '2 from: 24.12.2026 is not a day as it is read here. Write 2026-12-24.',
      '2 allocation: 50 would be 5000 %. Write 50% or 0.5.',
      '3 team: =A1 is a formula. Put its value there.',
    ]);
  });
  it('does not mind the empty cells that spreadsheets leave at the ends of rows', async () => {
    expect(await problems('account,team,,\nana,Copy,,\n,,,\n')).toEqual([]);
  });
  it('reads two hundred lines, and names the one that is wrong', async () => {
    const rows = [...Array(200).keys()].map((n) => `p${n},Copy,${n === 150 ? 'much' : '80%'}`);
    expect(await problems(['account,team,allocation', ...rows].join('\r\n'))).toEqual([
      '152 allocation: much is not a share. Write 50% or 0.5, at most 200%.',
    ]);
  });
});

describe('a check', () => {
  it('says what a line changes of what is stored, and leaves out what stays', async () => {
    const week = [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0];
    const desk = settingsDesk({
      teams: [aTeam(1, 'Copy', ['ana', 'ben'])],
      people: [aCalendar('ben', { version: 3, schedules: [{ from: null, week }] })],
    });
    const { changes, counts } = await check(
      'account,team,allocation,mon,tue,wed,thu,fri,sat,sun\nana,Copy,100%,,,,,,,\nben,Copy,50%,8,8,8,8,0,0,0',
      desk,
    );
    expect(changes.map(({ line, kind, what }) => `${line} ${kind} ${what}`)).toEqual([
      '3 changed Copy: 100 % → 50 %',
      '3 changed 8 8 8 8 8 0 0 h → 8 8 8 8 0 0 0 h',
    ]);
    expect(counts).toEqual({ added: 0, changed: 2, removed: 0 });
  });
  it('takes two weeks that alternate, and names of holiday lists', async () => {
    const days = 'mon,tue,wed,thu,fri,sat,sun,mon2,tue2,wed2,thu2,fri2,sat2,sun2';
    const list = { id: 4, version: 1, name: 'Berlin', country: 'DE', region: 'BE', isDefault: false, days: [] };
    const desk = settingsDesk({ lists: [list] });
    const csv = `account,${days},holidays\nana,8,8,8,8,8,0,0,8,8,8,8,0,0,0,Berlin`;
    const { seen } = await check(csv, desk);
    expect(await applyImport(importing(desk, csv), anAdmin, { ...whole, seen })).toMatchObject({ ok: true });
    expect(desk.people.get('ana')).toMatchObject({
      holidays: 4,
      schedules: [{ from: null, second: [28_800, 28_800, 28_800, 28_800, 0, 0, 0] }],
    });
    expect(await problems(`account,${days.replace('mon,', '')}\nana,8,8,8,8,0,0,8,8,8,8,0,0,0`)).toEqual([
      '2 mon: Give hours for all seven days, 0 for a free one.',
      '2 mon: A second week needs a first one: give hours for mon to sun.',
    ]);
  });
  it('shows the first of many problems and counts them all', async () => {
    const csv = ['account,team', ...Array.from({ length: 700 }, (_, n) => `p${n},Nowhere`)].join('\n');
    const { errors, problems: count } = await check(csv);
    expect([errors.length, count]).toEqual([500, 700]);
  });
});

describe('an import', () => {
  const apply = async (desk: ReturnType<typeof settingsDesk>, csv: string, seen: string, viewer = anAdmin) =>
    applyImport(importing(desk, csv), viewer, { ...whole, seen });

  it('is saved together, and the sums of many follow by the queue', async () => {
    const desk = settingsDesk(two);
    const { seen } = await check(rows(1500), desk);
    expect(await apply(desk, rows(1500), seen)).toEqual({ ok: true, value: { lines: 1500 } });
    expect([desk.people.size, desk.teams.get(1)?.members.length, desk.renewed]).toEqual([1500, 150, ['all']]);
    const entries = desk.audit.entries.map(({ action, object, version }) => `${action} ${object.kind} ${version}`);
    expect([entries.length, ...new Set(entries)]).toEqual([1501, 'imported team 2', 'imported calendar 1']);
  });
  it('of a few people changes their sums at once', async () => {
    const desk = settingsDesk(two);
    const { seen } = await check(rows(3), desk);
    await apply(desk, rows(3), seen);
    expect(desk.renewed).toEqual([1, 2, 3]);
  });
  it('stores nothing when somebody changed what it saw', async () => {
    const desk = settingsDesk(two);
    const { seen } = await check(rows(2), desk);
    desk.people.set('p1', aCalendar('p1', { version: 1 }));
    expect(await apply(desk, rows(2), seen)).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    expect(desk.people.get('p0')).toBeUndefined();
  });
  it('with a wrong line stores nothing, whatever it says to have seen', async () => {
    const desk = settingsDesk(two);
    const { seen, errors } = await check(rows(201, 201), desk);
    expect(errors).toMatchObject([{ line: 202, message: expect.stringContaining('200') }]);
    expect(await apply(desk, rows(201, 201), seen)).toMatchObject({ ok: false });
    expect(desk.people.size).toBe(0);
  });
  it('of people is for admins: it changes teams', async () => {
    expect(await checkImport(importing(settingsDesk(two), rows(1)), aManager(1), whole)).toEqual({
      ok: false,
      failure: { kind: 'not-found' },
    });
  });
});

import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unportable } from '../../scripts/check/portable-sql';
import { needsIn, talkIn } from '../../src/adapters/sql/kpi-extra';
import { kpiFacts } from '../../src/adapters/sql/kpi-site';
import { backlogAge } from '../../src/domain/kpi/backlog-age';
import { frameOf } from '../../src/domain/kpi/flow-frame';
import { wip } from '../../src/domain/kpi/wip';
import { wipAge } from '../../src/domain/kpi/wip-age';
import { addDays, instant, type LocalDate, localDate, mondayOf, zone } from '../../src/domain/units';
import { staysOf } from '../../src/usecases/kpi/plain-stays';
import type { KeptStay } from '../../src/usecases/kpi/ports';
import type { LearningSeam } from '../fixtures/learning-seam';
import { measuringSeam } from '../fixtures/measuring-seam';

let site: LearningSeam;
let projects: readonly number[];
beforeAll(async () => {
  site = await measuringSeam(420);
  projects = (await site.rows('SELECT DISTINCT project_id FROM measure')).map(({ project_id }) => Number(project_id));
});
afterAll(() => site.stop());

const WEEKS = 26;
const whereOf = (done: number) => ({ projects, narrow: { kind: 'all' }, done }) as const;
const lastDay = async (): Promise<LocalDate> => {
  const [row] = await site.rows('SELECT MAX(updated_at) AS at FROM issue');
  return localDate(new Date(Number(row?.at) + 86_400_000).toISOString().slice(0, 10));
};

const figuresAt = (stays: readonly KeptStay[], to: LocalDate) => {
  const known = { zone: zone('Europe/Berlin'), asOf: instant(Date.UTC(2100, 0, 1)), complete: true };
  const frame = frameOf({ ...known, window: { from: addDays(to, -7), to } });
  const material = { measures: [], stays, since: instant(0) };
  return [wip(material, frame), wipAge(material, frame), backlogAge(material, frame)];
};

describe('what is read for KPIs of a moment', () => {
  it('of whole projects says at each Monday of half a year what all stays say', async () => {
    const last = await lastDay();
    const first = addDays(mondayOf(last), -7 * WEEKS);
    const window = { from: first, to: last };
    const all = await kpiFacts.stays(whereOf(100), { window, mondays: false, reopened: null, done: false });
    const { rows } = await kpiFacts.measures(whereOf(100), window, { created: false });
    const besides = await kpiFacts.staysBesides(whereOf(100), first);
    expect(besides.back.length).toBeGreaterThan(5);
    expect(besides.open.length).toBeGreaterThan(20);
    const told = staysOf(rows, besides);
    let under = 0;
    for (let week = 0; week <= WEEKS; week++) {
      const monday = addDays(first, 7 * week);
      expect(figuresAt(told, monday), monday).toEqual(figuresAt(all, monday));
      under += figuresAt(all, monday)[0]?.n ?? 0;
    }
    expect(under).toBeGreaterThan(100);
  });

  it('is the same where very large scopes come in parts, and walks through no table', async () => {
    const first = addDays(await lastDay(), -7 * WEEKS);
    const window = { from: first, to: await lastDay() };
    const sorted = <T extends { readonly id: string }>(rows: readonly T[]) =>
      rows.toSorted((a, b) => Number(a.id) - Number(b.id));
    const read = async (done: number) => {
      const { open, back } = await kpiFacts.staysBesides(whereOf(done), first);
      const { rows, all } = await kpiFacts.measures(whereOf(done), window, { created: true });
      return { open: sorted(open), back: sorted(back), rows: sorted(rows), all };
    };
    const whole = await read(100);
    site.seam.statements.length = 0;
    expect(await read(200_000)).toEqual(whole);
    expect(site.seam.statements.length).toBeGreaterThan(6);
    for (const { text, params } of site.seam.statements) {
      expect(unportable(text)).toEqual([]);
      const [steps] = await site.pool.query<RowDataPacket[]>(`EXPLAIN ${text}`, params as never[]);
      for (const { table, type } of steps) if (/^[msb]$/.test(table ?? '')) expect([text, type]).not.toContain('ALL');
    }
  });
});

describe('comments and needs of a scope', () => {
  it('come whole, however many rows a turn has: nothing is cut in silence', async () => {
    const window = { from: localDate('2020-01-01'), to: addDays(await lastDay(), 1) };
    const span = { from: instant(0), to: instant(Date.UTC(2100, 0, 1)) };
    const talk = await talkIn()(whereOf(100), window, span);
    const needs = await needsIn()(whereOf(100));
    const [comments] = await site.rows(`SELECT COUNT(*) AS n FROM issue_ref r JOIN issue i ON i.issue_id = r.issue_id
      AND r.gen = i.refs_gen JOIN measure m ON m.issue_id = i.issue_id AND m.counts = 1 WHERE r.kind = 'comment'`);
    expect(talk.filter(({ at }) => at !== null)).toHaveLength(Number(comments?.n));
    expect(talk.length).toBeGreaterThan(100);
    expect(needs.some(({ components, labels }) => components.length + labels.length > 1)).toBe(true);
    for (const atOnce of [1, 3, 7, 64]) {
      site.seam.statements.length = 0;
      expect(await talkIn(atOnce)(whereOf(100), window, span)).toEqual(talk);
      expect(await needsIn(atOnce)(whereOf(100))).toEqual(needs);
      expect(site.seam.statements.length).toBeGreaterThan((talk.length + needs.length) / atOnce);
    }
  });
});

import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../src/adapters/sql/audit';
import { auditLog } from '../../src/adapters/sql/audit-read';
import { trimAudit } from '../../src/adapters/sql/audit-trim';
import { migrateSettings, migrateSuggestion } from '../../src/adapters/sql/migrate';
import { settingsStore } from '../../src/adapters/sql/settings';
import { instant } from '../../src/domain/units';
import type { AuditEntry, EntriesAsked } from '../../src/usecases/audit/ports';
import { emptied, freed, onStore } from '../fixtures/on-store';
import type { Seam } from '../fixtures/seam';
import type { Store } from '../fixtures/store';

let store: Store;
let pool: Pool;
let seam: Seam;
beforeAll(async () => {
  ({ store, pool, seam } = await onStore(migrateSuggestion, migrateSettings));
});
afterAll(() => store.stop());
beforeEach(() =>
  emptied({ pool, seam }, ['audit', 'audit_anchor', 'team', 'team_member', 'team_project', 'person', 'setting']),
);

const alive = () => freed(seam);
const entry = (n: number, own: Partial<AuditEntry> = {}): AuditEntry => ({
  by: { accountId: 'rana' },
  action: 'saved',
  object: { kind: 'site', id: null },
  version: n,
  before: { secondsPerPoint: n - 1 },
  after: { secondsPerPoint: n },
  ...own,
});
const grow = async (entries: number) => {
  for (let n = 1; n <= entries; n++) await audit.append(entry(n));
};
const rows = async () => (await pool.query<RowDataPacket[]>('SELECT * FROM audit ORDER BY seq'))[0];
const wholeChain = async (most = 4) => {
  const found = { checked: 0, breaks: [] as unknown[] };
  let after: number | null = 0;
  while (after !== null) {
    const part: Awaited<ReturnType<typeof auditLog.check>> = await auditLog.check(after, most);
    found.checked += part.checked;
    found.breaks.push(...part.breaks);
    after = part.next;
  }
  return found;
};
const ALL: EntriesAsked = {
  text: null,
  meant: { kinds: [], actions: [], people: [] },
  by: null,
  actions: [],
  since: null,
  secrets: true,
  before: null,
  skip: 0,
  most: 100,
};

describe('the chain', () => {
  it('holds over entries that came one by one and together', async () => {
    await grow(5);
    await audit.append([entry(6), entry(7), entry(8)]);
    expect(await wholeChain()).toEqual({ checked: 8, breaks: [] });
    expect((await rows()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
  it('is one unbroken chain after eight writers at once, with every entry of each', async () => {
    const writers = Array.from({ length: 8 }, (_, writer) => async () => {
      for (let n = 0; n < 6; n++) await audit.append(entry(n, { by: { accountId: `writer-${writer}` } }));
    });
    await Promise.all(writers.map((write) => write()));
    expect(await wholeChain(100)).toEqual({ checked: 48, breaks: [] });
    const byWriter = (await rows()).reduce<Record<string, number>>((sum, { actor_id }) => {
      sum[actor_id] = (sum[actor_id] ?? 0) + 1;
      return sum;
    }, {});
    expect(Object.values(byWriter)).toEqual([6, 6, 6, 6, 6, 6, 6, 6]);
  }, 60_000);
  it('holds whichever statement of an append is the last that runs, and an answer that was lost leaves no second entry', async () => {
    await grow(2);
    const statements = await statementsOf(() => audit.append(entry(3)));
    for (const moment of ['beforeSql', 'afterSql'] as const)
      for (let at = 0; at < statements; at++) {
        killAt(moment, at);
        await audit.append(entry(4)).catch(() => {});
        alive();
        await audit.append(entry(5));
        expect((await wholeChain(100)).breaks, `${moment} ${at}`).toEqual([]);
      }
    const seqs = (await rows()).map(({ seq }) => Number(seq));
    expect(seqs).toEqual(seqs.map((_, n) => n + 1));
  });
  it('counts an append whose answer was lost once', async () => {
    await grow(1);
    let lost = false;
    seam.afterSql = ({ text }) => {
      if (!text.startsWith('INSERT INTO audit (') || lost) return;
      lost = true;
      throw new Error('lost');
    };
    await audit.append(entry(2));
    alive();
    expect(lost).toBe(true);
    expect(await wholeChain()).toEqual({ checked: 2, breaks: [] });
  });
});

const statementsOf = async (run: () => Promise<unknown>): Promise<number> => {
  const before = seam.statements.length;
  await run();
  return seam.statements.length - before;
};

/** From this statement on nothing runs any more. */
const killAt = (moment: 'beforeSql' | 'afterSql', at: number) => {
  let seen = 0;
  seam[moment] = () => {
    if (seen++ >= at) throw new Error('killed');
  };
};

describe('whoever changes the log behind its back is found out, at the very entry', () => {
  beforeEach(() => grow(9));

  it.each([
    ['at', 'at = at + 1'],
    ['actor', 'actor_id = actor_id + 1'],
    ['action', "action = 'read'"],
    ['kind', "object_kind = 'team'"],
    ['id', "object_id = '7'"],
    ['subject', 'subject_id = 7'],
    ['version', 'version = 99'],
    ['before', "before_value = '{}'"],
    ['after', 'after_value = NULL'],
    ['secret', 'secret = 1'],
    ['hash', "hash = 'x'"],
  ])('%s', async (_what, change) => {
    for (const seq of [1, 5, 9]) {
      const [kept] = (await pool.query<RowDataPacket[]>('SELECT * FROM audit WHERE seq = ?', [seq]))[0];
      await pool.query(`UPDATE audit SET ${change} WHERE seq = ?`, [seq]);
      const { breaks } = await wholeChain();
      expect(breaks[0], `${seq}`).toEqual({ kind: 'altered', seq });
      await pool.query('DELETE FROM audit WHERE seq = ?', [seq]);
      await pool.query('INSERT INTO audit SET ?', [kept]);
      expect((await wholeChain()).breaks).toEqual([]);
    }
  });
  it('an entry that is taken out, the first and the newest as well', async () => {
    await pool.query('DELETE FROM audit WHERE seq = 1');
    expect((await wholeChain()).breaks).toEqual([{ kind: 'missing', from: 1, to: 1 }]);
    await pool.query('DELETE FROM audit WHERE seq IN (5, 6)');
    expect((await wholeChain(100)).breaks).toEqual([
      { kind: 'missing', from: 1, to: 1 },
      { kind: 'missing', from: 5, to: 6 },
    ]);
    await pool.query('DELETE FROM audit WHERE seq >= 8');
    expect((await wholeChain(100)).breaks.at(-1)).toEqual({ kind: 'cut', from: 8, to: 9 });
  });
  it('two entries that changed places', async () => {
    await pool.query('UPDATE audit SET seq = 100 WHERE seq = 3');
    await pool.query('UPDATE audit SET seq = 3 WHERE seq = 4');
    await pool.query('UPDATE audit SET seq = 4 WHERE seq = 100');
    expect((await wholeChain(100)).breaks[0]).toEqual({ kind: 'altered', seq: 3 });
  });
  it('newest entries that are gone leave a gap for ever, whatever is added afterwards', async () => {
    await pool.query('DELETE FROM audit WHERE seq >= 8');
    await audit.append(entry(10));
    await audit.append(entry(11));
    expect((await wholeChain(100)).breaks).toEqual([{ kind: 'missing', from: 8, to: 9 }]);
  });
  it('newest entries that were written anew, by the hash that is kept besides', async () => {
    const [, newest] = (await rows()).slice(-2);
    await pool.query('DELETE FROM audit WHERE seq = 9');
    await pool.query("UPDATE audit_anchor SET seq = 8 WHERE name = 'newest'");
    const [kept] = (await pool.query<RowDataPacket[]>('SELECT hash FROM audit WHERE seq = 8'))[0];
    await pool.query("UPDATE audit_anchor SET hash = ? WHERE name = 'newest'", [kept?.hash]);
    await audit.append(entry(77));
    await pool.query("UPDATE audit_anchor SET hash = ? WHERE name = 'newest'", [newest?.hash]);
    expect((await wholeChain(100)).breaks).toEqual([{ kind: 'altered', seq: 9 }]);
  });
});

describe('after twelve months', () => {
  const age = async (seqs: string, at: number) => pool.query(`UPDATE audit SET at = ? WHERE seq ${seqs}`, [at]);
  /** Entries as they would have been written at these times. */
  const aged = async () => {
    const before = Date.now;
    try {
      for (let n = 1; n <= 8; n++) {
        Date.now = () => before() - (8 - n) * 86_400_000;
        await audit.append(entry(n));
      }
    } finally {
      Date.now = before;
    }
  };

  it('entries go, and the chain begins behind the last one that went', async () => {
    await aged();
    await trimAudit(instant(Date.now() - 3.5 * 86_400_000));
    expect((await rows()).map(({ seq }) => seq)).toEqual([5, 6, 7, 8]);
    expect(await wholeChain()).toEqual({ checked: 4, breaks: [] });
    await pool.query('DELETE FROM audit WHERE seq = 5');
    expect((await wholeChain()).breaks).toEqual([{ kind: 'missing', from: 5, to: 5 }]);
  });
  it('a log that is all old goes as a whole, and grows on from there', async () => {
    await aged();
    await trimAudit(instant(Date.now() + 1000));
    expect(await rows()).toEqual([]);
    expect(await wholeChain()).toEqual({ checked: 0, breaks: [] });
    await audit.append(entry(9));
    expect((await rows()).map(({ seq }) => seq)).toEqual([9]);
    expect(await wholeChain()).toEqual({ checked: 1, breaks: [] });
  });
  it('holds whichever statement of the clearing is the last that runs', async () => {
    await aged();
    const cut = instant(Date.now() - 3.5 * 86_400_000);
    const statements = 6;
    for (const moment of ['beforeSql', 'afterSql'] as const)
      for (let at = 0; at < statements; at++) {
        killAt(moment, at);
        await trimAudit(cut).catch(() => {});
        alive();
        expect((await wholeChain(100)).breaks, `${moment} ${at}`).toEqual([]);
      }
    await trimAudit(cut);
    expect((await rows()).map(({ seq }) => seq)).toEqual([5, 6, 7, 8]);
  });
  it('an entry made to look old takes others with it for whom the beginning moves: that is told as missing', async () => {
    await aged();
    await age('= 8', 0);
    await trimAudit(instant(Date.now() - 3.5 * 86_400_000));
    expect((await wholeChain()).breaks).toEqual([{ kind: 'altered', seq: 8 }]);
  });
});

describe('versions that the log lacks', () => {
  const brand = {
    ...{ teamId: null, version: null, name: 'Brand design', isDefault: false },
    ...{ projects: [], members: [] },
  };
  const quiet = () => pool.query('UPDATE team SET updated_at = 0');
  const logged = (id: number, version: number) => entry(version, { object: { kind: 'team', id: String(id) } });

  it('are named: of a save that was killed before its entry', async () => {
    await settingsStore.saveTeam(brand);
    const [team] = await settingsStore.teams();
    const id = team?.id ?? 0;
    await audit.append(logged(id, 1));
    await settingsStore.saveTeam({ ...brand, teamId: id, version: 1 });
    await quiet();
    const object = { kind: 'team', id: String(id), accountId: null };
    expect(await auditLog.unlogged()).toEqual([{ kind: 'unlogged', object, name: 'Brand design', from: 2, to: 2 }]);
    await settingsStore.saveTeam({ ...brand, teamId: id, version: 2 });
    await audit.append(logged(id, 3));
    await quiet();
    expect(await auditLog.unlogged()).toEqual([{ kind: 'unlogged', object, name: 'Brand design', from: 2, to: 2 }]);
  });
  it('are not missed where there was no log yet, nor within the minute in which an entry may still come', async () => {
    await settingsStore.saveTeam(brand);
    const id = (await settingsStore.teams())[0]?.id ?? 0;
    await settingsStore.saveTeam({ ...brand, teamId: id, version: 1 });
    await quiet();
    expect(await auditLog.unlogged()).toEqual([]);
    await audit.append(logged(id, 2));
    await settingsStore.saveTeam({ ...brand, teamId: id, version: 2 });
    expect(await auditLog.unlogged()).toEqual([]);
  });
  it('are missed of settings and of what is about a person, too', async () => {
    const calendar = { accountId: 'amy', version: 0, zone: null, schedules: [], absences: [] };
    await settingsStore.saveCalendars([calendar]);
    await audit.append(entry(1, { object: { kind: 'calendar', id: null }, subject: 'amy' }));
    await settingsStore.saveCalendars([{ ...calendar, version: 1 }]);
    await pool.query('UPDATE person SET calendar_gen = 1');
    await pool.query("INSERT INTO setting (name, value, version, updated_at) VALUES ('site', '{}', 3, 0)");
    await audit.append(entry(1));
    const found = await auditLog.unlogged();
    expect(found).toContainEqual({
      ...{ kind: 'unlogged', name: null, from: 2, to: 2 },
      object: { kind: 'calendar', id: null, accountId: 'amy' },
    });
    expect(found).toContainEqual({
      ...{ kind: 'unlogged', name: null, from: 2, to: 3 },
      object: { kind: 'site', id: null, accountId: null },
    });
  });
});

describe('reading', () => {
  const team = (own: Partial<AuditEntry> = {}) =>
    entry(1, {
      object: { kind: 'team', id: '1' },
      before: null,
      after: { name: 'Brand 100%_x', members: [{ accountId: 'amy', allocation: 0.8 }] },
      ...own,
    });

  it('gives accounts again, and nobody for those who were erased', async () => {
    await audit.append([team(), entry(1, { object: { kind: 'calendar', id: null }, subject: 'amy' })]);
    expect((await auditLog.entries(ALL)).map(({ by, about }) => [by, about])).toEqual([
      ['rana', { accountId: 'amy' }],
      ['rana', null],
    ]);
    expect((await auditLog.entry(1))?.after).toMatchObject({ members: [{ accountId: 'amy', allocation: 0.8 }] });
    expect((await rows())[0]?.after_value).not.toContain('amy');
    await pool.query("DELETE FROM person WHERE account_id = 'amy'");
    expect((await auditLog.entry(1))?.after).toMatchObject({ members: [{ accountId: null, allocation: 0.8 }] });
    expect((await auditLog.entry(2))?.about).toEqual({ accountId: null });
    expect(await wholeChain()).toEqual({ checked: 2, breaks: [] });
  });
  it('finds text as typed, what it means besides, by whom, what was done and since when', async () => {
    await audit.append([
      team(),
      entry(2, { by: { accountId: 'noor' } }),
      entry(3, { action: 'exported', object: { kind: 'audit', id: null }, before: null, after: null }),
    ]);
    const found = async (own: Partial<EntriesAsked>) => {
      const asked = { ...ALL, ...own };
      const seqs = (await auditLog.entries(asked)).map(({ seq }) => seq);
      expect(await auditLog.count(asked)).toBe(seqs.length);
      return seqs;
    };
    expect(await found({})).toEqual([3, 2, 1]);
    expect(await found({ text: 'brand 100%_' })).toEqual([1]);
    expect(await found({ text: 'rand%x' })).toEqual([]);
    expect(await found({ text: '"' })).toEqual([]);
    expect(await found({ text: 'zzz', meant: { kinds: ['site'], actions: [], people: [] } })).toEqual([2]);
    expect(await found({ text: 'zzz', meant: { kinds: [], actions: ['exported'], people: ['noor'] } })).toEqual([3, 2]);
    expect(await found({ by: 'noor' })).toEqual([2]);
    expect(await found({ actions: ['exported'] })).toEqual([3]);
    expect(await found({ since: instant(Date.now() + 60_000) })).toEqual([]);
    expect(await found({ before: 3 })).toEqual([2, 1]);
    expect(await auditLog.actors()).toEqual(['rana', 'noor']);
  });
  it('looks into secret values for those alone who may read them', async () => {
    await audit.append(entry(1, { object: { kind: 'rates', id: null }, after: { hourly: 4711 }, secret: true }));
    expect(await auditLog.entries({ ...ALL, text: '4711' })).toHaveLength(1);
    expect(await auditLog.entries({ ...ALL, text: '4711', secrets: false })).toHaveLength(0);
  });
  it('knows the last change of each object; reading and exporting is none', async () => {
    const amy = { object: { kind: 'calendar' as const, id: null }, subject: 'amy' };
    await audit.append([team(), entry(1), entry(1, amy), entry(2, { ...amy, subject: 'ben' }), entry(2)]);
    await audit.append(team({ action: 'exported', version: null }));
    expect((await auditLog.entries(ALL)).filter(({ last }) => last).map(({ seq }) => seq)).toEqual([5, 4, 3, 1]);
    expect((await auditLog.lastChange({ kind: 'site', id: null, accountId: null }))?.seq).toBe(5);
    expect((await auditLog.lastChange({ kind: 'calendar', id: null, accountId: 'amy' }))?.seq).toBe(3);
    expect((await auditLog.lastChange({ kind: 'team', id: '1', accountId: null }))?.seq).toBe(1);
    expect(await auditLog.lastChange({ kind: 'calendar', id: null, accountId: 'nobody' })).toBeNull();
  });
  it('takes two thousand entries together', async () => {
    await audit.append(Array.from({ length: 2000 }, (_, n) => entry(n, { subject: `person-${n % 500}` })));
    expect(await wholeChain(2000)).toEqual({ checked: 2000, breaks: [] });
  });
});

import type { Pool } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/adapters/sql/migrate';
import { privacyStore } from '../../src/adapters/sql/privacy-values';
import { suggestionSchema } from '../../src/adapters/sql/schema';
import { settingsStore } from '../../src/adapters/sql/settings';
import { skillStore } from '../../src/adapters/sql/skills';
import { readSuggestionSite } from '../../src/adapters/sql/suggestion-site';
import type { PersonSkills } from '../../src/contract/skills';
import { declares, mapOf, RULES } from '../fixtures/in-memory-skills';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';

let store: Store;
let pool: Pool;
let seam: Seam;
beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
  seam = openSeam(pool, null);
  await migrate();
});
afterAll(() => store.stop());
beforeEach(() => {
  seam.beforeSql = () => {};
  seam.afterSql = () => {};
});

const makeTable = () => pool.query(suggestionSchema.find(({ name }) => name === 'v024_person_skills')?.ddl ?? '');
const dropTable = () => pool.query('DROP TABLE IF EXISTS person_skills');
const amy = (version: number, ...skills: PersonSkills['skills']): PersonSkills => ({
  accountId: 'amy',
  version,
  skills,
});
const ben = (version: number, ...skills: PersonSkills['skills']): PersonSkills => ({
  ...amy(version, ...skills),
  accountId: 'ben',
});
const NEEDS = [{ kind: 'component', ref: '100011', skill: declares(1).skill, need: 'required', level: 3 }] as const;

describe('the list of skills', () => {
  beforeEach(() => pool.query("DELETE FROM setting WHERE name = 'skills'"));

  it('is empty before anybody saved it, and reads back as it was saved', async () => {
    expect(await skillStore.map()).toEqual({ version: 0, nextId: 1, skills: [], needs: [] });
    const map = mapOf(['Packaging', 'Dielines “é”'], { version: 0, needs: NEEDS });
    expect(await skillStore.saveMap(map)).toBe(true);
    expect(await skillStore.map()).toEqual({ ...map, version: 1 });
  });
  it('lets one of two admins at once save, the first time and later', async () => {
    for (const version of [0, 1]) {
      const both = await Promise.all(['One', 'Two'].map((name) => skillStore.saveMap(mapOf([name], { version }))));
      expect(both.filter(Boolean), `from version ${version}`).toHaveLength(1);
      expect((await skillStore.map()).version).toBe(version + 1);
    }
  });
  it('that does not fit is refused with its size, and the one before stays', async () => {
    await skillStore.saveMap(mapOf(['Packaging'], { version: 0 }));
    const needs = Array.from({ length: 500 }, (_, n) => ({
      ...NEEDS[0],
      kind: 'label' as const,
      ref: `${n}-${'é'.repeat(120)}`,
    }));
    await expect(skillStore.saveMap(mapOf(['Packaging'], { needs }))).rejects.toMatchObject({
      failure: { kind: 'too-large', detail: expect.stringMatching(/would take \d+ kB, of which 60 fit/) },
    });
    expect(await skillStore.map()).toMatchObject({ version: 1, needs: [] });
  });
});

describe('how suggestions work', () => {
  beforeEach(() => pool.query("DELETE FROM setting WHERE name = 'suggestion'"));

  it('has defaults, reads back as saved, and knows who was faster', async () => {
    expect(await skillStore.rules()).toEqual(RULES);
    expect(await skillStore.saveRules({ ...RULES, mode: 'declared-only', growth: true })).toBe(true);
    expect(await skillStore.saveRules({ ...RULES, mode: 'off' })).toBe(false);
    expect(await skillStore.rules()).toEqual({ ...RULES, mode: 'declared-only', growth: true, version: 1 });
  });
  it('leaves the settings of the site alone', async () => {
    const before = await settingsStore.site();
    await skillStore.saveRules({ ...RULES, adapt: false });
    expect(await settingsStore.site()).toEqual(before);
  });
});

describe('before the second sitting of the schema', () => {
  beforeEach(dropTable);

  it('nobody has declared anything', async () => {
    expect(await skillStore.people()).toEqual([]);
  });
  it('what somebody declares is answered with "setting up", and can be saved afterwards', async () => {
    await expect(skillStore.savePeople([amy(0, declares(1, 3))])).rejects.toMatchObject({
      failure: { kind: 'unavailable', reason: 'setting-up' },
    });
    await makeTable();
    expect(await skillStore.savePeople([amy(0, declares(1, 3))])).toEqual([]);
  });
});

describe('what people declare', () => {
  beforeEach(async () => {
    await makeTable();
    await pool.query('DELETE FROM person_skills');
  });

  it('reads back as it was saved, many people at once, first and later saves together', async () => {
    expect(await skillStore.savePeople([amy(0, declares(1, 5), declares(2))])).toEqual([]);
    expect(await skillStore.savePeople([amy(1, declares(2, 1, true)), ben(0, declares(1, 3))])).toEqual([]);
    const stored = [...(await skillStore.people())].sort((a, b) => a.accountId.localeCompare(b.accountId));
    expect(stored).toEqual([amy(2, declares(2, 1, true)), ben(1, declares(1, 3))]);
  });
  it('lets one of two admins at once save, the first time and later, and names whose list was lost', async () => {
    for (const version of [0, 1]) {
      const both = await Promise.all(
        ([2, 4] as const).map((level) => skillStore.savePeople([amy(version, declares(1, level))])),
      );
      expect(both.flat(), `from version ${version}`).toEqual(['amy']);
      expect(await skillStore.people()).toMatchObject([{ version: version + 1 }]);
    }
  });
  it('of one is saved though another one’s was changed meanwhile', async () => {
    await skillStore.savePeople([amy(0, declares(1, 5))]);
    expect(await skillStore.savePeople([amy(0, declares(1, 2)), ben(0, declares(1, 3))])).toEqual(['amy']);
    expect(await skillStore.people()).toMatchObject([amy(1, declares(1, 5)), ben(1, declares(1, 3))]);
  });
  it.each([0, 1])(
    'counts as saved when the answer was lost but the write was not, from version %i',
    async (version) => {
      if (version === 1) await skillStore.savePeople([amy(0, declares(1, 5))]);
      seam.afterSql = ({ text }) => {
        if (/person_skills/.test(text) && !/^SELECT/.test(text)) throw new Error('lost');
      };
      expect(await skillStore.savePeople([amy(version, declares(1, 2))])).toEqual([]);
      expect(await skillStore.people()).toEqual([amy(version + 1, declares(1, 2))]);
    },
  );
  it('fails when the write did not come through, and changes nothing', async () => {
    seam.beforeSql = ({ text }) => {
      if (/person_skills/.test(text) && !/^SELECT/.test(text)) throw new Error('lost');
    };
    await expect(skillStore.savePeople([amy(0, declares(1, 2))])).rejects.toThrow('lost');
    expect(await skillStore.people()).toEqual([]);
  });
  it('takes two thousand people at once', async () => {
    const many = Array.from({ length: 2000 }, (_, n) => ({
      ...amy(0, declares(1, 3), declares(2)),
      accountId: `p${n}`,
    }));
    expect(await skillStore.savePeople(many)).toEqual([]);
    expect(await skillStore.savePeople(many.map((one) => ({ ...one, version: 1, skills: [declares(2, 4)] })))).toEqual(
      [],
    );
    expect(await skillStore.people()).toHaveLength(2000);
  });
});

describe('works-council mode', () => {
  const stored = (value: unknown) =>
    pool.query("INSERT INTO setting (name, value, updated_at) VALUES ('suggestion', ?, 0)", [JSON.stringify(value)]);
  beforeEach(() => pool.query("DELETE FROM setting WHERE name IN ('suggestion', 'privacy')"));

  it('is a setting of the site, and holds over what was chosen for suggestions, which is kept', async () => {
    await skillStore.saveRules({ ...RULES, growth: true, adapt: true });
    expect((await readSuggestionSite()).rules).toMatchObject({ mode: 'full', growth: true, adapt: true });
    expect(await privacyStore.saveSettings({ ...(await privacyStore.settings()), worksCouncil: true })).toBe(true);
    expect((await readSuggestionSite()).rules).toMatchObject({ mode: 'works-council', growth: false, adapt: false });
    expect(await skillStore.rules()).toMatchObject({ mode: 'full', growth: true, adapt: true });
    await skillStore.saveRules({ ...RULES, mode: 'off', version: 1 });
    expect((await readSuggestionSite()).rules.mode).toBe('off');
  });
  it('still holds where it was stored as a mode of suggestions, until somebody decides about the site', async () => {
    await stored({ mode: 'works-council', preset: 'balanced', growth: true, adapt: true });
    expect(await privacyStore.settings()).toMatchObject({ worksCouncil: true, version: 0 });
    expect((await readSuggestionSite()).rules).toMatchObject({ mode: 'works-council', growth: false });
    expect(await skillStore.rules()).toMatchObject({ mode: 'full' });
    await privacyStore.saveSettings({ ...(await privacyStore.settings()), worksCouncil: false });
    expect((await readSuggestionSite()).rules).toMatchObject({ mode: 'full', growth: true });
  });
  it('is on where its setting cannot be read', async () => {
    await pool.query(`INSERT INTO setting (name, value, updated_at) VALUES ('privacy', '{"worksCouncil":"?"}', 0)`);
    expect(await privacyStore.settings()).toMatchObject({ worksCouncil: true });
  });
});

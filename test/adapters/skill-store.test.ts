import { isDeepStrictEqual } from 'node:util';
import type { Pool } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { access } from '../../src/adapters/sql/access';
import { migrate, migrateSettings, migrateSuggestion } from '../../src/adapters/sql/migrate';
import { personIds } from '../../src/adapters/sql/people';
import { privacyStore } from '../../src/adapters/sql/privacy-values';
import { suggestionSchema } from '../../src/adapters/sql/schema-suggestion';
import { settingsStore } from '../../src/adapters/sql/settings';
import { hintFacts } from '../../src/adapters/sql/skill-hints';
import { skillStore } from '../../src/adapters/sql/skills';
import { readSuggestionSite } from '../../src/adapters/sql/suggestion-site';
import type { PersonSkills } from '../../src/contract/skills';
import { LEVEL_WORDS } from '../../src/domain/suggestion/level-words';
import { termHash, termKey } from '../../src/domain/suggestion/term-hash';
import { instant } from '../../src/domain/units';
import { declares, mapOf, RULES } from '../fixtures/in-memory-skills';
import { freed, onStore } from '../fixtures/on-store';
import type { Seam } from '../fixtures/seam';
import type { Store } from '../fixtures/store';

let store: Store;
let pool: Pool;
let seam: Seam;
beforeAll(async () => {
  ({ store, pool, seam } = await onStore(migrate));
});
afterAll(() => store.stop());
beforeEach(() => freed(seam));

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
    expect(await skillStore.map()).toEqual({
      version: 0,
      nextId: 1,
      groups: [],
      skills: [],
      levels: LEVEL_WORDS,
      needs: [],
    });
    const map = mapOf(['Packaging', 'Dielines “é”'], { version: 0, needs: NEEDS });
    expect(await skillStore.saveMap(map)).toBe(true);
    expect(await skillStore.map()).toEqual({ ...map, version: 1 });
  });
  it('reads what was stored before there were groups and words of levels', async () => {
    const old = { nextId: 2, skills: [{ id: 1, name: 'Packaging' }], needs: [] };
    await pool.query("INSERT INTO setting (name, value, version, updated_at) VALUES ('skills', ?, 3, 0)", [
      JSON.stringify(old),
    ]);
    expect(await skillStore.map()).toEqual({
      ...{ version: 3, nextId: 2, groups: [], levels: LEVEL_WORDS, needs: [] },
      skills: [{ id: 1, name: 'Packaging', group: null }],
    });
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

describe('many people at once', () => {
  const MAP = mapOf(['Packaging', 'Dielines']);
  const GROWN = mapOf(['Packaging', 'Dielines', 'Copy'], { version: 1 });
  beforeAll(() => migrateSettings());
  beforeEach(async () => {
    await makeTable();
    await pool.query('DELETE FROM person_skills');
    await pool.query("DELETE FROM setting WHERE name = 'skills'");
    await skillStore.saveMap({ ...MAP, version: 0 });
    await skillStore.savePeople([amy(0, declares(1, 5))]);
  });
  const state = async () => ({
    map: await skillStore.map(),
    people: [...(await skillStore.people())]
      .filter(({ skills }) => skills.length > 0)
      .sort((a, b) => a.accountId.localeCompare(b.accountId)),
  });
  const SAVES = [amy(1, declares(2, 3)), ben(0, declares(3, 4))];
  const before = { map: { ...MAP, version: 1 }, people: [amy(1, declares(1, 5))] };
  const after = { map: { ...GROWN, version: 2 }, people: [amy(2, declares(2, 3)), ben(1, declares(3, 4))] };

  it('are published together with the skills that are new, or not at all', async () => {
    expect(await skillStore.publish({ map: GROWN, grows: true, people: SAVES })).toBe(true);
    expect(await state()).toEqual(after);
    expect((await pool.query('SELECT COUNT(*) AS n FROM import_row'))[0]).toEqual([{ n: 0 }]);
  });
  it('leave the version of the catalogue as it is where it does not grow', async () => {
    expect(
      await skillStore.publish({ map: { ...MAP, version: 1 }, grows: false, people: [ben(0, declares(1, 2))] }),
    ).toBe(true);
    expect(await state()).toEqual({ map: before.map, people: [amy(1, declares(1, 5)), ben(1, declares(1, 2))] });
  });
  it.each([
    ['a person', () => skillStore.savePeople([amy(1, declares(1, 4))])],
    ['somebody who had declared nothing', () => skillStore.savePeople([ben(0, declares(1, 1))])],
    ['the catalogue', () => skillStore.saveMap({ ...MAP, version: 1 })],
  ])('stay as they are when %s was changed meanwhile', async (_what, change) => {
    await change();
    const seen = await state();
    expect(await skillStore.publish({ map: GROWN, grows: true, people: SAVES })).toBe(false);
    expect(await state()).toEqual(seen);
  });
  it('are all there or none of them, killed at any statement before it is sent or after', async () => {
    for (const when of ['beforeSql', 'afterSql'] as const) {
      for (let at = 1, killed = true; killed; at++) {
        await pool.query('DELETE FROM person_skills');
        await pool.query("DELETE FROM setting WHERE name = 'skills'");
        await skillStore.saveMap({ ...MAP, version: 0 });
        await skillStore.savePeople([amy(0, declares(1, 5))]);
        let left = at;
        let dead = false;
        seam[when] = () => {
          if (--left <= 0) dead = true;
          if (dead) throw new Error('killed');
        };
        killed = await skillStore.publish({ map: GROWN, grows: true, people: SAVES }).then(
          () => false,
          () => true,
        );
        seam[when] = () => {};
        const found = await state();
        const is = (wanted: unknown) => isDeepStrictEqual(found, wanted);
        expect(is(before) || is(after), `${when} ${at}: ${JSON.stringify(found)}`).toBe(true);
        if (killed && is(before)) {
          // Whoever tries again gets through.
          expect(await skillStore.publish({ map: GROWN, grows: true, people: SAVES })).toBe(true);
          expect(await state()).toEqual(after);
        }
        expect(at).toBeLessThan(20);
      }
    }
  });
  it('are stored though the answer was lost', async () => {
    seam.afterSql = ({ text }) => {
      if (/^UPDATE import_row/.test(text)) throw new Error('lost');
    };
    expect(await skillStore.publish({ map: GROWN, grows: true, people: SAVES })).toBe(true);
    expect(await state()).toEqual(after);
  });
  it('ten thousand skills of five hundred people within three seconds', async () => {
    const people = Array.from({ length: 500 }, (_, n) => ({
      ...{ accountId: `q${n}`, version: 0 },
      skills: Array.from({ length: 20 }, (_one, k) => declares(k + 1, 3)),
    }));
    const from = performance.now();
    expect(await skillStore.publish({ map: { ...MAP, version: 1 }, grows: false, people })).toBe(true);
    expect(performance.now() - from).toBeLessThan(3000);
    expect(await skillStore.person('q499')).toMatchObject({ version: 1, skills: { length: 20 } });
  });
  it('that are read are more than one answer holds', async () => {
    const people = Array.from({ length: 700 }, (_, n) => ({ ...amy(0, declares(1, 3)), accountId: `r${n}` }));
    await skillStore.savePeople(people);
    expect(new Set((await skillStore.people()).map(({ accountId }) => accountId)).size).toBe(701);
  });
});

describe('hints from history', () => {
  const DAY = 86_400_000;
  const NOW = Date.UTC(2026, 10, 24);
  const SINCE = instant(NOW - 180 * DAY);
  const THINGS = [
    { kind: 'component', ref: '11' },
    { kind: 'type', ref: '7' },
    { kind: 'label', ref: 'die' },
  ] as const;
  let people: ReadonlyMap<string, number>;
  const label = () => termHash(termKey('salt'), 'label', 'die');
  const learned = async (id: number, who: string, own: { project?: number; days?: number; secured?: boolean } = {}) => {
    const { project = 1, days = 10, secured = false } = own;
    const at = NOW - days * DAY;
    const person = people.get(who);
    await pool.query(
      `INSERT INTO issue (issue_id, project_id, type_id, status_id, category, security_id, created_at, updated_at, fetched_at, refs_gen)
      VALUES (?, ?, 7, 1, 3, ?, ?, ?, 0, 5)`,
      [id, project, secured ? 1 : null, at, at],
    );
    await pool.query(
      'INSERT INTO learned_issue (project_id, issue_id, person_id, resolved_at, through) VALUES (?, ?, ?, ?, 1)',
      [project, id, person, at],
    );
    await pool.query(
      "INSERT INTO issue_ref (issue_id, gen, kind, ref) VALUES (?, 5, 'component', 11), (?, 4, 'component', 11), (?, 5, 'label', ?)",
      [id, id, id, label()],
    );
    await pool.query(
      `INSERT INTO experience (project_id, kind, ref, person_id, issues, first_at, last_at, weight, through)
      VALUES (?, 'component', 11, ?, 1, ?, ?, 1, 1) ON DUPLICATE KEY UPDATE last_at = GREATEST(last_at, VALUES(last_at))`,
      [project, person, at, at],
    );
  };
  beforeAll(async () => {
    await migrateSettings();
    await migrateSuggestion();
    for (const table of ['issue', 'issue_ref', 'learned_issue', 'learned_project', 'experience', 'skill_dismissal'])
      await pool.query(`DELETE FROM ${table}`);
    people = await personIds(['amy', 'ben', 'robot', 'gone']);
    await pool.query("UPDATE person SET account_type = 'app' WHERE account_id = 'robot'");
    await pool.query("UPDATE person SET active = 0 WHERE account_id = 'gone'");
    await pool.query(
      "INSERT INTO setting (name, value, version, updated_at) VALUES ('salt', 'salt', 1, 0) ON DUPLICATE KEY UPDATE value = 'salt'",
    );
    for (const project of [1, 2])
      await pool.query(
        'INSERT INTO learned_project (project_id, issues, words, since_at, learned_at) VALUES (?, 9, 1, 0, 0)',
        [project],
      );
    for (let n = 1; n <= 3; n++) await learned(n, 'amy');
    await learned(10, 'amy', { project: 2 });
    await learned(11, 'amy', { days: 200 });
    await learned(12, 'amy', { secured: true });
    await learned(13, 'robot');
    await learned(14, 'gone');
    await learned(15, 'ben', { days: 190 });
  });

  it('come from projects where something of the map was resolved lately, with the viewer’s Browse', async () => {
    await access.recordBrowse('ben', [2], instant(77));
    expect(await hintFacts.places(THINGS, SINCE, 'ben')).toEqual([
      { project: 1, browseCheckedAt: null },
      { project: 2, browseCheckedAt: 77 },
    ]);
    expect(await hintFacts.places([{ kind: 'component', ref: '99' }], SINCE, 'ben')).toEqual([]);
    expect(await hintFacts.places([], SINCE, 'ben')).toEqual([]);
  });
  it('count what people resolved of each thing, lately, without secrets, apps and who has left', async () => {
    const counts = async (projects: readonly number[]) =>
      (await hintFacts.resolved(THINGS, SINCE, projects))
        .map(({ accountId, kind, ref, issues }) => `${accountId} ${kind} ${ref} ${issues}`)
        .sort();
    expect(await counts([1])).toEqual(['amy component 11 3', 'amy label die 3', 'amy type 7 3']);
    expect(await counts([1, 2])).toEqual(['amy component 11 4', 'amy label die 4', 'amy type 7 4']);
    expect(await counts([])).toEqual([]);
  });
  it('that are dismissed are remembered, until that is taken back', async () => {
    const hint = { accountId: 'amy', skill: declares(3).skill };
    for (let twice = 0; twice < 2; twice++) await hintFacts.dismiss({ ...hint, dismissed: true }, instant(NOW));
    expect(await hintFacts.dismissed()).toEqual([hint]);
    await hintFacts.dismiss({ ...hint, dismissed: false }, instant(NOW));
    expect(await hintFacts.dismissed()).toEqual([]);
  });
  it('are off in works-council mode, and where an admin chose to learn nothing', async () => {
    await pool.query("DELETE FROM setting WHERE name IN ('privacy', 'suggestion')");
    expect(await hintFacts.learns()).toBe(true);
    await skillStore.saveRules({ ...RULES, mode: 'declared-only' });
    expect(await hintFacts.learns()).toBe(false);
    await skillStore.saveRules({ ...RULES, mode: 'full', version: 1 });
    const { version, ...privacy } = await privacyStore.settings();
    await privacyStore.saveSettings({ ...privacy, worksCouncil: true, version });
    expect(await hintFacts.learns()).toBe(false);
  });
});

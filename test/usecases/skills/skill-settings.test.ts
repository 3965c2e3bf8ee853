import { describe, expect, it } from 'vitest';
import { LEVEL_WORDS } from '../../../src/domain/suggestion/level-words';
import type { SkillPorts } from '../../../src/usecases/skills/ports';
import { savePersonSkills } from '../../../src/usecases/skills/save-person-skills';
import { saveSkills } from '../../../src/usecases/skills/save-skills';
import { dismissSkillHint, getSkillHints } from '../../../src/usecases/skills/skill-hints';
import { getSkillSettings, relearn, saveSuggestionRules } from '../../../src/usecases/skills/skill-settings';
import { exportSkills, getSkills } from '../../../src/usecases/skills/skills-page';
import { EVERYTHING } from '../../fixtures/access';
import { inMemorySkills, RULES, skillId } from '../../fixtures/in-memory-skills';

const COPY = {
  ...{ version: 0, groups: [], skills: [{ id: null, name: 'Copy', group: null }], levels: LEVEL_WORDS, needs: [] },
};
const admin = { accountId: 'rana', readOnly: false, access: EVERYTHING };

describe('how suggestions work', () => {
  it('is full and balanced, without growth, and follows each project, until an admin decides otherwise', async () => {
    const { ports } = inMemorySkills();
    expect(await getSkillSettings(ports, admin)).toEqual({
      ok: true,
      value: {
        readOnly: false,
        skills: { version: 0, groups: [], skills: [], levels: LEVEL_WORDS, needs: [] },
        rules: { mode: 'full', preset: 'balanced', growth: false, adapt: true, version: 0 },
        learning: { waiting: 0, projects: [] },
      },
    });
  });
  it('wakes the worker when the mode changes, and only then', async () => {
    const { ports, calls } = inMemorySkills();
    await saveSuggestionRules(ports, admin, { ...RULES, growth: true });
    expect(calls).toEqual([]);
    await saveSuggestionRules(ports, admin, { ...RULES, version: 1, mode: 'declared-only' });
    expect(calls).toEqual(['wake']);
  });
  it('is not saved over what another admin saved meanwhile, and then wakes nobody', async () => {
    const { ports, calls } = inMemorySkills();
    await saveSuggestionRules(ports, admin, { ...RULES, growth: true });
    const late = await saveSuggestionRules(ports, admin, { ...RULES, mode: 'off' });
    expect([late, calls]).toMatchObject([{ ok: false, failure: { kind: 'conflict' } }, []]);
  });
});

it('learning again forgets first; going back to fixed weights forgets these alone', async () => {
  const { ports, calls } = inMemorySkills();
  await relearn(ports, admin, { what: 'weights' });
  await relearn(ports, admin, { what: 'everything' });
  expect(calls).toEqual(['forget weights', 'forget everything', 'wake']);
});

it.each<[string, (ports: SkillPorts) => Promise<unknown>]>([
  ['getSkillSettings', (ports) => getSkillSettings(ports, admin)],
  ['saveSkills', (ports) => saveSkills(ports, admin, COPY)],
  ['savePersonSkills', (ports) => savePersonSkills(ports, admin, { accountId: 'amy', version: 0, skills: [] })],
  ['getSkills', (ports) => getSkills(ports, admin)],
  ['getSkillHints', (ports) => getSkillHints(ports, admin)],
  ['exportSkills', (ports) => exportSkills(ports, admin)],
  [
    'dismissSkillHint',
    (ports) => dismissSkillHint(ports, admin, { accountId: 'amy', skill: skillId(1), dismissed: true }),
  ],
  ['saveSuggestionRules', (ports) => saveSuggestionRules(ports, admin, { ...RULES, mode: 'off' })],
  ['relearn', (ports) => relearn(ports, admin, { what: 'everything' })],
])('%s answers "setting up" until the schema is complete, and writes nothing', async (_door, act) => {
  const { ports, stored, calls } = inMemorySkills({ settingUp: true });
  await expect(act(ports)).rejects.toMatchObject({ failure: { kind: 'unavailable', reason: 'setting-up' } });
  expect([stored.map.version, stored.people.size, stored.rules.version, calls]).toEqual([0, 0, 0, []]);
});

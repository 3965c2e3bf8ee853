import type { Reply } from '../../contract';
import type { SkillSettings, SuggestionRules } from '../../contract/skills';
import type { Viewer } from '../ports';
import { versionless } from '../settings/record';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { SkillPorts } from './ports';
import { catalogueOf } from './skills-page';

/** The catalogue, how suggestions work, and what was learned for them. */
export const getSkillSettings = async (ports: SkillPorts, viewer: Viewer): Promise<Reply<SkillSettings>> => {
  const { store, desk } = ports;
  const [, stored, rules, learning] = await Promise.all([ports.reading(), store.map(), store.rules(), desk.learning()]);
  return { ok: true, value: { readOnly: viewer.readOnly, skills: catalogueOf(stored), rules, learning } };
};

/** Going off or to works council forgets, coming back learns: the worker sees to both, soon. */
export const saveSuggestionRules = async (
  ports: SkillPorts,
  viewer: Viewer,
  rules: SuggestionRules,
): Promise<Reply<SkillSettings>> => {
  await ports.reading();
  const before = await ports.store.rules();
  if (!(await ports.store.saveRules(rules))) return failed(changedMeanwhile('way of suggesting'));
  const { version } = rules;
  await ports.audit.append({
    by: viewer,
    action: 'saved',
    object: { kind: 'suggestion-rules', id: null },
    version: version + 1,
    before: versionless(before),
    after: versionless(rules),
  });
  if (before.mode !== rules.mode) await ports.desk.wake();
  return getSkillSettings(ports, viewer);
};

/** weights: back to the fixed ones. everything: forget all experience and learn it again. */
export const relearn = async (
  ports: SkillPorts,
  viewer: Viewer,
  { what }: { readonly what: 'weights' | 'everything' },
): Promise<Reply<SkillSettings>> => {
  await ports.reading();
  if (what === 'weights') await ports.desk.forgetWeights();
  else {
    await ports.desk.forgetEverything();
    await ports.desk.wake();
  }
  await ports.audit.append({ by: viewer, action: 'erased', object: { kind: 'learning', id: null }, after: { what } });
  return getSkillSettings(ports, viewer);
};

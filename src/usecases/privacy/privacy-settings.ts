import type { Reply } from '../../contract';
import type { PrivacyPage, PrivacySettings } from '../../contract/privacy';
import type { Viewer } from '../ports';
import { versionless } from '../settings/record';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { PrivacyPorts } from './ports';

/** What is kept of people, and what they may do themselves. */
export const getPrivacySettings = async (ports: PrivacyPorts, { readOnly }: Viewer): Promise<Reply<PrivacyPage>> => {
  await ports.reading();
  const [settings, tables] = await Promise.all([ports.store.settings(), ports.people.sizes()]);
  return { ok: true, value: { readOnly, settings, tables } };
};

/** Works-council mode forgets what was learned when it comes, and learns again when it goes: the worker sees to both, soon. */
export const savePrivacySettings = async (
  ports: PrivacyPorts,
  viewer: Viewer,
  settings: PrivacySettings,
): Promise<Reply<PrivacyPage>> => {
  await ports.reading();
  const before = await ports.store.settings();
  if (!(await ports.store.saveSettings(settings))) return failed(changedMeanwhile('setting'));
  await ports.audit.append({
    by: viewer,
    action: 'saved',
    object: { kind: 'privacy', id: null },
    version: settings.version + 1,
    before: versionless(before),
    after: versionless(settings),
  });
  if (before.worksCouncil !== settings.worksCouncil) await ports.wakeLearning();
  return getPrivacySettings(ports, viewer);
};

import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../scripts/check/manifest';
import { EXCEPTIONS, USER_FUNCTIONS, userPathFindings } from '../../scripts/check/user-path';

const base: Record<string, string> = {
  'src/adapters/jira/client.ts': "import api from '@forge/api';\nexport const getAsApp = () => api.asApp();",
  'src/adapters/jira/viewer-call.ts': "import api from '@forge/api';\nexport const asViewer = () => api.asUser();",
  'src/adapters/jira/viewer.ts':
    "import { asViewer } from './viewer-call';\nexport const viewerJira = { issue: asViewer };",
  'src/adapters/jira/source.ts': "import { getAsApp } from './client';\nexport const jira = { issue: getAsApp };",
  'src/adapters/sync-ports.ts':
    "import { jira } from './jira/source';\nexport const syncPorts = () => ({ jira, queue: {} });",
  'src/resolvers/guard.ts': 'export const guarded = (ports) => ports;',
};
const wired = (text: string) => ({
  ...base,
  'src/index.ts': `import { jira } from './adapters/jira/source';
import { viewerJira } from './adapters/jira/viewer';
import { syncPorts } from './adapters/sync-ports';
import { guarded } from './resolvers/guard';
const sync = syncPorts();
${text}
export const onHour = sync;`,
});
const found = (files: Record<string, string>) =>
  userPathFindings(Object.entries(files).map(([path, text]) => ({ path, text })));

const CALM =
  'const panel = { viewerJira, renew: () => sync.queue.push(1) };\nexport const resolver = guarded({ panel });';

describe('asking Jira as the app on a user’s path', () => {
  it('has exceptions that are still there, each with a reason', () => {
    const wiring = sourceFiles('src').find(({ path }) => path === 'src/index.ts')?.text ?? '';
    for (const { text, why } of EXCEPTIONS) {
      expect(wiring.replace(/\s+/g, ' ')).toContain(text);
      expect(why.length).toBeGreaterThan(30);
    }
    for (const name of USER_FUNCTIONS) expect(wiring).toContain(`export const ${name} =`);
  });
  it('leaves a calm wiring alone: the viewer’s Jira and the worker’s queue', () => {
    expect(found(wired(CALM))).toEqual([]);
  });
  it.each([
    [
      'asApp in another adapter',
      {
        ...wired(CALM),
        'src/adapters/jira/viewer.ts':
          "import api from '@forge/api';\nexport const viewerJira = { issue: () => api.asApp() };",
      },
    ],
    [
      'asUser in another adapter',
      {
        ...wired(CALM),
        'src/adapters/sql/a.ts': "import api from '@forge/api';\nexport const a = () => api.asUser();",
      },
    ],
    [
      'a viewer’s adapter that imports the app’s',
      {
        ...wired(CALM),
        'src/adapters/jira/viewer.ts': "import { jira } from './source';\nexport const viewerJira = jira;",
      },
    ],
    [
      'one that imports it by way of another',
      {
        ...wired(CALM),
        'src/adapters/jira/viewer.ts': "import { b } from './b';\nexport const viewerJira = b;",
        'src/adapters/jira/b.ts': "export { jira as b } from './source';",
      },
    ],
    [
      'a door that imports it later',
      {
        ...wired(CALM),
        'src/resolvers/guard.ts': "export const guarded = async () => import('../adapters/jira/source');",
      },
    ],
    [
      'the app’s view in place of the viewer’s',
      wired('const panel = { viewerJira: jira };\nexport const resolver = guarded({ panel });'),
    ],
    [
      'the app’s view behind a function',
      wired('const panel = { projects: { all: () => jira.issue() } };\nexport const resolver = guarded({ ...panel });'),
    ],
    ['the worker’s view', wired('export const lozenge = guarded({ jira: sync.jira });')],
    [
      'all of the worker’s ports',
      wired('const deep = { sync };\nconst panel = { deep };\nexport const resolver = guarded({ panel });'),
    ],
  ])('is found: %s', (_, files) => {
    expect(found(files)).not.toEqual([]);
  });
  it('does not mind the worker itself', () => {
    expect(found(wired(`${CALM}\nexport const onSync = guarded({ jira, sync });`))).toEqual([]);
  });
});

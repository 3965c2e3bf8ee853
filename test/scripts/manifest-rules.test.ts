import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../scripts/check/manifest';
import { type Manifest, manifestFindings, pathScopes, restPaths } from '../../scripts/check/manifest-rules';

const file = (text: string) => ({ path: 'src/a.ts', text });
const sql = file("import sql from '@forge/sql';");
const reading = file('requestJira(route`/rest/api/3/issue/${id}?fields=duedate`);');
const manifest = (over: Partial<Manifest> = {}): Manifest => ({
  modules: { sql: [{ key: 'facts' }] },
  permissions: { scopes: ['read:jira-work'] },
  ...over,
});

describe('the manifest rules', () => {
  it('find nothing where manifest and sources agree', () => {
    expect(manifestFindings(manifest(), [sql, reading])).toEqual([]);
  });
  it('find a scope that nothing uses', () => {
    const findings = manifestFindings(
      manifest({ permissions: { scopes: ['read:jira-work', 'manage:jira-configuration'] } }),
      [sql, reading],
    );
    expect(findings).toEqual(['manifest.yml: scope manage:jira-configuration is not used']);
  });
  it('find a scope that a call needs', () => {
    const writing = file('requestJira(route`/rest/api/3/issue/${id}/assignee`, { method: "PUT" });');
    expect(manifestFindings(manifest(), [sql, reading, writing])).toEqual([
      'manifest.yml: scope write:jira-work is needed',
    ]);
  });
  it('find a scope that an event needs', () => {
    const modules = { sql: [{ key: 'facts' }], trigger: [{ events: ['avi:jira:updated:user'] }] };
    expect(manifestFindings(manifest({ modules }), [sql, reading])).toEqual([
      'manifest.yml: scope read:jira-user is needed',
    ]);
  });
  it('find a call that is in no table', () => {
    expect(manifestFindings(manifest(), [sql, reading, file("fetch('/rest/api/3/dashboard')")])[0]).toContain(
      '/rest/api/3/dashboard is in no row',
    );
  });
  it('find SQL without its module, and the module without SQL', () => {
    expect(manifestFindings(manifest({ modules: {} }), [sql, reading])[0]).toContain('without an sql module');
    expect(manifestFindings(manifest(), [reading])[0]).toContain('not used');
  });
  it.each([
    "import kvs from '@forge/kvs';",
    "const { kvs } = await import('@forge/kvs');",
    "const kvs = require('@forge/kvs');",
    "export { kvs } from '@forge/kvs';",
    "import api, { route, storage } from '@forge/api';",
    "import * as storage from '@forge/storage';",
  ])('find a store without its scope: %s', (text) => {
    expect(manifestFindings(manifest(), [sql, reading, file(text)])).toEqual([
      'manifest.yml: scope storage:app is needed',
    ]);
  });
  it('find an event that is in no table', () => {
    const modules = { sql: [{ key: 'facts' }], trigger: [{ events: ['avi:jira:exploded:issue-board'] }] };
    expect(manifestFindings(manifest({ modules }), [sql, reading])[0]).toContain(
      'avi:jira:exploded:issue-board is in no row of eventScopes',
    );
  });
  it.each([
    "import ForgeUI from '@forge/ui';",
    "const ui = require('@forge/ui/hooks');",
    "import '@forge/ui';",
    "const ui = await import('@forge/ui');",
    'const ui = await import(`@forge/ui`);',
    "export { Text } from '@forge/ui';",
    "import type { Text } from '@forge/ui';",
  ])('find %s', (text) => {
    expect(manifestFindings(manifest(), [sql, reading, file(text)])).toEqual([
      'src/a.ts: @forge/ui is removed from the platform',
    ]);
  });
  it('find the function variant of a UI module', () => {
    const modules = { sql: [{ key: 'facts' }], 'jira:issuePanel': [{ key: 'old', function: 'main' }] };
    expect(manifestFindings(manifest({ modules }), [sql, reading])[0]).toContain('jira:issuePanel old uses function');
  });
  it.each([
    ['jira:dashboardGadget', { key: 'old', resource: 'ui', edit: { function: 'edit' } }],
    ['jira:customField', { key: 'old', view: { function: 'view' } }],
    ['jiraServiceManagement:queuePage', { key: 'old', function: 'main' }],
    ['confluence:globalPage', { key: 'old', function: 'main' }],
  ])('find the function variant inside %s', (type, module) => {
    const modules = { sql: [{ key: 'facts' }], [type]: [module] };
    expect(manifestFindings(manifest({ modules }), [sql, reading])[0]).toContain(`${type} old uses function`);
  });
  it('leave functions that draw nothing alone', () => {
    const modules = {
      sql: [{ key: 'facts' }],
      'jira:jqlFunction': [{ key: 'busy', function: 'busy' }],
      'jira:workflowPostFunction': [{ key: 'after', function: 'after' }],
      'jira:issueContext': [{ key: 'panel', resolver: { function: 'r' }, dynamicProperties: { function: 'd' } }],
    };
    expect(manifestFindings(manifest({ modules }), [sql, reading])).toEqual([]);
  });
  it('read every kind of script', () => {
    const folder = mkdtempSync(join(tmpdir(), 'atelier-sources-'));
    for (const name of ['a.ts', 'b.tsx', 'c.js', 'd.jsx', 'e.mts', 'f.cjs', 'g.css'])
      writeFileSync(join(folder, name), '');
    expect(
      sourceFiles(folder)
        .map(({ path }) => basename(path))
        .sort()
        .join(' '),
    ).toBe('a.ts b.tsx c.js d.jsx e.mts f.cjs');
    rmSync(folder, { recursive: true });
  });
});

const folder = resolve('../shared/openapi');
const document = existsSync(folder)
  ? readdirSync(folder).find((name) => name.startsWith('jira-platform-v3'))
  : undefined;

type Operation = {
  readonly security?: readonly Record<string, readonly string[]>[];
  /** The classic scopes and the fine-grained ones: all of one of them. */
  readonly 'x-atlassian-oauth2-scopes'?: readonly { readonly scopes: readonly string[] }[];
};

describe.skipIf(document === undefined)('the table of scopes (needs ../shared/openapi)', () => {
  it('names for each path of ours a scope that Atlassian’s document accepts', () => {
    const { paths } = JSON.parse(readFileSync(join(folder, document ?? ''), 'utf8')) as {
      paths: Record<string, Record<string, Operation>>;
    };
    const ours = restPaths(sourcesOf('src')).map(({ path }) => path);
    expect(ours.length).toBeGreaterThan(5);
    for (const path of ours) {
      const scope = pathScopes.find(([pattern]) => pattern.test(path))?.[1];
      const template = Object.keys(paths).find((candidate) => matches(candidate, path));
      const accepted = Object.values(paths[template ?? ''] ?? {}).flatMap(({ security = [] }) =>
        security.flatMap((one) => Object.values(one).flat()),
      );
      const fine = Object.values(paths[template ?? ''] ?? {}).flatMap((one) => one['x-atlassian-oauth2-scopes'] ?? []);
      if (Array.isArray(scope))
        expect(
          fine.map(({ scopes }) => [...scopes].sort()),
          path,
        ).toContainEqual([...scope].sort());
      else if (scope === null) expect(accepted, `${path} (${template})`).toEqual([]);
      else expect(accepted, `${path} (${template})`).toContain(scope);
    }
  });
});

const matches = (template: string, path: string): boolean => {
  const parts = template.split('/');
  const given = path.split('/');
  return (
    parts.length === given.length &&
    parts.every((part, i) => part === given[i] || (part.startsWith('{') && given[i] === 'x'))
  );
};

const sourcesOf = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /[.]tsx?$/.test(entry.name))
    .map((entry) => ({ path: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));

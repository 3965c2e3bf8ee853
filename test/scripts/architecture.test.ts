import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cruised } from '../../scripts/check/architecture';

const require = createRequire(import.meta.url);
const { forbidden } = require('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };

/** For each rule files that break it, as they would stand in the repository: path → text. */
const planted: Record<string, Record<string, string>> = {
  'domain-is-pure': { 'src/domain/a.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;" },
  'contract-is-types': {
    'src/contract/a.ts': "export type { B } from '../usecases/b';",
    'src/usecases/b.ts': 'export type B = number;',
  },
  'usecases-know-no-io': {
    'src/usecases/a.ts': "import { b } from '../adapters/b';\nexport const a = b;",
    'src/adapters/b.ts': 'export const b = 1;',
  },
  'doors-are-thin': {
    'src/resolvers/a.ts': "import { b } from '../adapters/b';\nexport const a = b;",
    'src/adapters/b.ts': 'export const b = 1;',
  },
  'adapters-do-io': {
    'src/adapters/a.ts': "import { b } from '../usecases/b';\nexport const a = b;",
    'src/usecases/b.ts': 'export const b = 1;',
  },
  'forge-stays-in-adapters': { 'src/index.ts': "import api from '@forge/api';\nexport const a = api;" },
  'frontend-sees-contract': {
    'src/frontend/panel/a.ts': "import { b } from '../../usecases/b';\nexport const a = b;",
    'src/usecases/b.ts': 'export const b = 1;',
  },
  'features-are-separate': {
    'src/frontend/panel/a.ts': "import { b } from '../settings/b';\nexport const a = b;",
    'src/frontend/settings/b.ts': 'export const b = 1;',
  },
  'shared-knows-no-feature': {
    'src/frontend/shared/a.ts': "import { b } from '../settings/b';\nexport const a = b;",
    'src/frontend/settings/b.ts': 'export const b = 1;',
  },
  'product-never-sees-local': {
    'src/index.ts': "import { b } from '../local/b';\nexport const a = b;",
    'local/b.ts': 'export const b = 1;',
  },
  'local-enters-by-the-manifest': {
    'local/a.ts': "import { b } from '../src/index';\nexport const a = b;",
    'src/index.ts': 'export const b = 1;',
  },
  'no-removed-ui-kit': { 'src/index.ts': "import ForgeUI from '@forge/ui';\nexport const a = ForgeUI;" },
  'no-cycles': {
    'src/domain/a.ts': "import { b } from './b';\nexport const a = (): number => b();",
    'src/domain/b.ts': "import { a } from './a';\nexport const b = (): number => a();",
  },
  'no-orphans': { 'src/domain/a.ts': 'export const a = 1;' },
};

/** All of them stand in one tree, which takes one look: names tell what belongs to which rule. */
const named = (rule: string, text: string): string => text.replace(/\b(a|b|index)(?=[.]ts$|')/gm, `${rule}-$1`);

describe('the architecture rules', () => {
  let root: string;
  let found: Awaited<ReturnType<typeof cruised>>;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'atelier-architecture-'));
    for (const [rule, files] of Object.entries(planted))
      for (const [path, text] of Object.entries(files)) {
        const file = join(root, named(rule, path));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, named(rule, text));
      }
    cpSync('tsconfig.json', join(root, 'tsconfig.json'));
    cpSync('.dependency-cruiser.cjs', join(root, '.dependency-cruiser.cjs'));
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    found = await cruised(['src', 'local'], undefined, root);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('have a planted violation each', () => {
    expect(Object.keys(planted).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  it.each(Object.entries(planted))('%s finds its planted violation', (rule, files) => {
    const own = Object.keys(files).map((path) => named(rule, path));
    expect(found.modules.map(({ source }) => source)).toEqual(expect.arrayContaining(own));
    const broken = found.summary.violations.filter(({ from }) => own.includes(from));
    expect(broken.map((violation) => violation.rule.name)).toContain(rule);
  });
});

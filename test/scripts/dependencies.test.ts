import { describe, expect, it } from 'vitest';
import { auditFindings, auditOf, countFindings, lockFindings, staleFindings } from '../../scripts/check/dependencies';
import { licenceFindings, licencesPage, type Package, packagesIn, sbom } from '../../scripts/check/shipped';

const sha512 = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
const shipped = (own: Partial<Package> = {}): Package => ({
  ...{ name: 'zod', version: '4.6.7', licence: 'MIT', integrity: sha512, places: ['functions'] },
  ...own,
});

describe('what ships', () => {
  it('is known by the modules of the bundles, packages within packages too', () => {
    const modules = [
      'webpack://atelier/./node_modules/zod/v4/core.js',
      'node_modules/@forge/api/node_modules/@forge/auth/out/a.js',
      'src/index.ts',
      'virtual:tokens.css',
    ];
    expect([...packagesIn(modules)]).toEqual([
      'node_modules/zod',
      'node_modules/@forge/api/node_modules/@forge/auth',
      'node_modules/@atlaskit/tokens',
    ]);
  });

  it('is by licences that somebody looked at', () => {
    expect(
      licenceFindings([shipped(), shipped({ name: '@forge/api', licence: 'SEE LICENSE IN LICENSE.txt' })]),
    ).toEqual([]);
    expect(licenceFindings([shipped({ licence: 'GPL-3.0-only' })])[0]).toContain('zod ships under GPL-3.0-only');
    expect(licenceFindings([shipped({ licence: 'SEE LICENSE IN LICENSE.txt' })])).toHaveLength(1);
    expect(licenceFindings([shipped({ licence: 'none' })])).toHaveLength(1);
  });

  it('is at most 12 packages in the functions, each named in a decision', () => {
    const many = Array.from({ length: 13 }, (_, n) => shipped({ name: `p${n}` }));
    const named = many.map(({ name }) => `\`${name}\``).join(', ');
    expect(countFindings(many.slice(1), named)).toEqual([]);
    expect(countFindings(many, named)[0]).toContain('13 packages of at most 12');
    expect(countFindings([shipped()], '`zodiac`')[0]).toContain('no decision');
    expect(countFindings([shipped({ places: ['pages'] })], '')).toEqual([]);
  });

  it('stands in the list of licences and the bill of materials, up to date', () => {
    const list = [shipped()];
    const texts: Record<string, string> = {
      'docs/licences.md': licencesPage(list),
      'docs/sbom.cdx.json': sbom(list, '0.1.0'),
    };
    expect(staleFindings(list, '0.1.0', (path) => texts[path] ?? null)).toEqual([]);
    expect(staleFindings([...list, shipped({ name: 'new' })], '0.1.0', (path) => texts[path] ?? null)).toHaveLength(2);
    expect(staleFindings(list, '0.1.0', () => null)).toHaveLength(2);
  });

  it('is a CycloneDX document with hashes and package URLs', () => {
    const document = JSON.parse(sbom([shipped({ name: '@forge/api' })], '0.1.0'));
    expect(document).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    expect(document.components[0]).toMatchObject({
      purl: 'pkg:npm/%40forge/api@4.6.7',
      hashes: [{ alg: 'SHA-512', content: '07'.repeat(64) }],
    });
  });
});

describe('the lockfile', () => {
  const none = { dependencies: {}, devDependencies: {} };
  it('has a sha512 of every package', () => {
    const packages = { '': { version: '0.1.0' }, 'node_modules/a': { version: '1.0.0', integrity: sha512 } };
    expect(lockFindings({ packages }, none)).toEqual([]);
    expect(lockFindings({ packages: { ...packages, 'node_modules/b': { version: '1.0.0' } } }, none)).toEqual([
      'package-lock.json: node_modules/b has no sha512',
    ]);
    expect(
      lockFindings({ packages: { 'node_modules/c': { version: '1.0.0', integrity: 'sha1-abc=' } } }, none),
    ).toHaveLength(1);
  });
  it('is asked for exact versions', () => {
    expect(
      lockFindings({ packages: {} }, { dependencies: { a: '^1.0.0' }, devDependencies: { b: 'latest', c: '1.2.3' } }),
    ).toHaveLength(2);
  });
});

describe('an audit', () => {
  it('of high severity in something shipped is a finding', () => {
    const audit = { zod: { severity: 'high' }, vite: { severity: 'critical' }, react: { severity: 'moderate' } };
    expect(auditFindings(audit, [shipped(), shipped({ name: 'react' })])).toEqual([
      'zod: an advisory of high severity (npm audit)',
    ]);
  });
  it('that a registry refuses is none, not a clean one', () => {
    expect(auditOf('npm warn audit 405 Method Not Allowed\n{\n  "message": "405",\n  "error": {}\n}')).toBeNull();
    expect(auditOf('')).toBeNull();
    expect(auditOf('npm warn\n{\n  "vulnerabilities": {}\n}\n')).toEqual({});
  });
});

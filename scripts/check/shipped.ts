// What is shipped, by what the bundles really hold: Atlassian's bundle of the functions by its source map, Vite's pages by
// what the build noted. package.json says what may be used, this says what is.
import { existsSync, readFileSync } from 'node:fs';
import { MODULES_OF_PAGES } from '../shipped-plugin';

export type Place = 'functions' | 'pages';
export type Package = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Of the lockfile, such as `sha512-…`. */
  readonly integrity: string;
  readonly places: readonly Place[];
};

type Locked = { readonly version: string; readonly integrity?: string; readonly license?: string };
export type Lock = { readonly packages: Readonly<Record<string, Locked>> };

const MAP = 'dist/forge/index.cjs.map';

/** Licences that may ship without a word; each asks for no more than to be named (docs/licences.md does). */
const LICENCES = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']);

/** Others, by package, and why they may. */
const BY_NAME: readonly (readonly [name: RegExp, licence: string, why: string])[] = [
  [/^@forge\//, 'SEE LICENSE IN LICENSE.txt', 'Atlassian’s own: apps are made of it'],
  [/^ical[.]js$/, 'MPL-2.0', 'shipped unchanged; its source is public'],
  [
    /^date-holidays$/,
    '(ISC AND CC-BY-3.0)',
    'its holidays are Wikipedia’s work, by CC BY 3.0: named here and in docs/security.md',
  ],
];

/** Every package of which something is shipped, by name. */
export const shippedPackages = (lock: Lock = lockfile()): readonly Package[] => {
  const functions = packagesIn(sourcesOfFunctions());
  const pages = packagesIn(modulesOfPages());
  return [...new Set([...functions, ...pages])]
    .map((path) =>
      packageAt(path, lock, [
        ...(functions.has(path) ? ['functions' as const] : []),
        ...(pages.has(path) ? ['pages' as const] : []),
      ]),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};

export const lockfile = (): Lock => JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

const sourcesOfFunctions = (): readonly string[] => (JSON.parse(read(MAP)) as { sources: readonly string[] }).sources;
const modulesOfPages = (): readonly string[] => JSON.parse(read(MODULES_OF_PAGES)) as readonly string[];

const read = (path: string): string => {
  if (!existsSync(path)) throw new Error(`${path} is not there: rm -r .cache/built, then npm run build`);
  return readFileSync(path, 'utf8');
};

/** Keys of the lockfile, such as `node_modules/zod`, that these modules belong to. */
export const packagesIn = (modules: readonly string[]): ReadonlySet<string> =>
  new Set(
    modules.flatMap((module) => {
      // Compiled to a style sheet by scripts/tokens.ts.
      if (module === 'virtual:tokens.css') return ['node_modules/@atlaskit/tokens'];
      const [found] = /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(module) ?? [];
      return found === undefined ? [] : [found];
    }),
  );

const packageAt = (path: string, { packages }: Lock, places: readonly Place[]): Package => {
  const locked = packages[path];
  if (locked === undefined) throw new Error(`${path} is shipped and not in package-lock.json`);
  const own = JSON.parse(read(`${path}/package.json`)) as { readonly name: string; readonly license?: string };
  return {
    name: own.name,
    version: locked.version,
    licence: own.license ?? locked.license ?? 'none',
    integrity: locked.integrity ?? '',
    places,
  };
};

/** Packages whose licence nobody has looked at, in words. */
export const licenceFindings = (shipped: readonly Package[]): string[] =>
  shipped
    .filter(
      ({ name, licence }) =>
        !LICENCES.has(licence) && !BY_NAME.some(([of, known]) => of.test(name) && known === licence),
    )
    .map(
      ({ name, licence }) => `${name} ships under ${licence}: look at it, then enter it in scripts/check/shipped.ts`,
    );

const WHERE: Readonly<Record<Place, string>> = { functions: 'functions', pages: 'pages' };

/** docs/licences.md */
export const licencesPage = (shipped: readonly Package[]): string => {
  const rows = shipped.map(
    ({ name, version, licence, places }) =>
      `| \`${name}\` | ${version} | ${licenceWords(name, licence)} | ${places.map((one) => WHERE[one]).join(', ')} |`,
  );
  return `# Licences of what is shipped

Written by \`npm run shipped\` from what the bundles hold (the functions' source map, the modules that Vite keeps); \`npm run check\` fails when it is not up to date or a licence is new. The machine-readable list is [sbom.cdx.json](sbom.cdx.json) (CycloneDX). The loaders that webpack and Rolldown put into their output are MIT.

| Package | Version | Licence | In |
|---|---|---|---|
${rows.join('\n')}
`;
};

const licenceWords = (name: string, licence: string): string => {
  const [, , why] = BY_NAME.find(([of, known]) => of.test(name) && known === licence) ?? [];
  return why === undefined
    ? licence
    : `${licence === 'SEE LICENSE IN LICENSE.txt' ? 'Atlassian Developer Terms' : licence}: ${why}`;
};

/** docs/sbom.cdx.json: CycloneDX without a time stamp or serial number, so that the same content gives the same bytes. */
export const sbom = (shipped: readonly Package[], version: string): string => {
  const components = shipped.map((one) => ({
    type: 'library',
    'bom-ref': `pkg:npm/${one.name}@${one.version}`,
    name: one.name,
    version: one.version,
    scope: 'required',
    hashes: hashesOf(one.integrity),
    licenses: [licenceOf(one.licence)],
    purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
    properties: one.places.map((value) => ({ name: 'atelier:shipped-in', value })),
  }));
  const app = { type: 'application', 'bom-ref': 'atelier', name: 'atelier', version };
  const dependencies = [{ ref: 'atelier', dependsOn: components.map((one) => one['bom-ref']) }];
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: app },
    components,
    dependencies,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
};

/** An SPDX id, an expression of them, or a name. */
const licenceOf = (licence: string) => {
  if (/[()]| AND | OR /.test(licence)) return { expression: licence };
  return LICENCES.has(licence) || licence === 'MPL-2.0' ? { license: { id: licence } } : { license: { name: licence } };
};

const hashesOf = (integrity: string) =>
  integrity.startsWith('sha512-')
    ? [{ alg: 'SHA-512', content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') }]
    : [];

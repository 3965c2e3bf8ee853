import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, type Skipped } from '../steps';
import { type Lock, licenceFindings, licencesPage, lockfile, type Package, sbom, shippedPackages } from './shipped';

const MOST_OF_FUNCTIONS = 12;
export const LICENCES_PAGE = 'docs/licences.md';
export const SBOM = 'docs/sbom.cdx.json';

/** The lockfile, licences, the bill of materials, and how much the functions stand on. Needs the bundles. */
export const checkDependencies = async (): Promise<void> => {
  const lock = lockfile();
  const shipped = shippedPackages(lock);
  const findings = [
    ...lockFindings(lock, packageJson()),
    ...licenceFindings(shipped),
    ...countFindings(shipped, decisions()),
    ...staleFindings(shipped, packageJson().version, (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)),
  ];
  if (findings.length > 0) throw new Error(findings.join('\n'));
};

type PackageJson = {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
export const packageJson = (): PackageJson => JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;

/** Every package by its hash, every version by its number: what was looked at is what is installed. */
export const lockFindings = ({ packages }: Lock, wanted: Omit<PackageJson, 'version'>): string[] => [
  ...Object.entries(packages)
    .filter(([path, { integrity }]) => path !== '' && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
    .map(([path]) => `package-lock.json: ${path} has no sha512`),
  ...Object.entries({ ...wanted.dependencies, ...wanted.devDependencies })
    .filter(([, version]) => !/^\d+[.]\d+[.]\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `package.json: ${name} ${version} is not one version`),
];

/** Packages in the functions' bundle, those that come along with others counted too; each is named in a decision. */
export const countFindings = (shipped: readonly Package[], decisions: string): string[] => {
  const inFunctions = shipped.filter(({ places }) => places.includes('functions'));
  return [
    ...(inFunctions.length > MOST_OF_FUNCTIONS
      ? [
          `the functions' bundle holds ${inFunctions.length} packages of at most ${MOST_OF_FUNCTIONS}: ${inFunctions.map(({ name }) => name).join(', ')}`,
        ]
      : []),
    ...shipped
      .filter(({ name, places }) => places.includes('functions') && !decisions.includes(`\`${name}\``))
      .map(({ name }) => `${name} is in the functions' bundle, and no decision in docs/decisions says why`),
  ];
};

const decisions = (): string =>
  readdirSync('docs/decisions')
    .map((name) => readFileSync(join('docs/decisions', name), 'utf8'))
    .join('\n');

export const staleFindings = (
  shipped: readonly Package[],
  version: string,
  textOf: (path: string) => string | null,
): string[] => [
  ...(textOf(LICENCES_PAGE) === licencesPage(shipped) ? [] : [`${LICENCES_PAGE} is not what ships: npm run shipped`]),
  ...(textOf(SBOM) === sbom(shipped, version) ? [] : [`${SBOM} is not what ships: npm run shipped`]),
];

type Advisories = Readonly<Record<string, { readonly severity: string; readonly nodes?: readonly string[] }>>;

/** Known holes of what ships; a registry without that door is said, not passed over. */
export const checkAudit = async (): Promise<Skipped | undefined> => {
  const output = await command('npm', ['audit', '--omit=dev', '--json']).catch((error: Error) => error.message);
  const audit = auditOf(output);
  if (audit === null) return { skipped: `the registry has no audit door (${reasonIn(output)})` };
  const findings = auditFindings(audit, shippedPackages());
  if (findings.length > 0) throw new Error(findings.join('\n'));
  return undefined;
};

/** What npm says; null = it could not ask. */
export const auditOf = (output: string): Advisories | null => {
  const json = /^\{[\s\S]*^\}/m.exec(output)?.[0];
  try {
    return (JSON.parse(json ?? 'null') as { vulnerabilities?: Advisories } | null)?.vulnerabilities ?? null;
  } catch {
    return null;
  }
};

const reasonIn = (output: string): string =>
  /\b(4\d\d|5\d\d) [A-Z][\w ]+|E[A-Z]{4,}/.exec(output)?.[0].trim() ?? 'no answer';

export const auditFindings = (audit: Advisories, shipped: readonly Pick<Package, 'name'>[]): string[] =>
  Object.entries(audit)
    .filter(([name, { severity }]) => /^(high|critical)$/.test(severity) && shipped.some((one) => one.name === name))
    .map(([name, { severity }]) => `${name}: an advisory of ${severity} severity (npm audit)`);

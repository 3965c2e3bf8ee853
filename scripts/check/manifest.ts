import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { type Manifest, manifestFindings, type SourceFile } from './manifest-rules';

const require = createRequire(join(process.cwd(), 'package.json'));

/** manifest.yml by Atlassian's own validator and linters, without network or login, then by our own rules. */
export const checkManifest = async (): Promise<void> => {
  const sources = sourceFiles('src');
  const own = manifestFindings(parse(readFileSync('manifest.yml', 'utf8')) as Manifest, sources);
  const findings = [...own, ...(await atlassianFindings(sources.map(({ path }) => path)))];
  if (findings.length > 0) throw new Error(findings.join('\n'));
};

export const sourceFiles = (folder: string): SourceFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /[.][cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

type Finding = { readonly level?: string; readonly line?: number; readonly column?: number; readonly message: string };
type Validation = {
  readonly errors?: readonly Finding[];
  readonly manifestObject?: { readonly typedContent: unknown };
};
type LintResult = { readonly file: string; readonly errors: readonly Finding[]; readonly warnings: readonly Finding[] };
type Linter = { readonly constructor: { readonly name: string } };

// Each of these compiles the 2.3 MB manifest schema once more to find what validate() has just found.
const REPEATS_VALIDATION = /^(FullManifest|DeprecatedCsp|DeprecatedEgress|AgentProductContext)/;

const atlassianFindings = async (files: readonly string[]): Promise<string[]> => {
  useLocalOpenApi();
  const { validate } = require('@forge/manifest') as { validate: (verbose: boolean) => Promise<Validation> };
  const { lint, getClientSideLintersOnly } = require('@forge/lint') as {
    lint: (...args: unknown[]) => Promise<LintResult[]>;
    getClientSideLintersOnly: (...args: unknown[]) => Promise<Linter[]>;
  };
  const validation = await validate(false);
  const found = (validation.errors ?? []).map((finding) => inWords('manifest.yml', finding));
  const manifest = validation.manifestObject?.typedContent;
  if (manifest === undefined) return found;
  const linters = (await getClientSideLintersOnly(manifest, 'DEVELOPMENT', silent, flags)).filter(
    (linter) => !REPEATS_VALIDATION.test(linter.constructor.name),
  );
  const results = await lint(files, manifest, 'DEVELOPMENT', silent, flags, { linters });
  return [
    ...found,
    ...results.flatMap(({ file, errors, warnings }) =>
      [...errors, ...warnings].map((finding) => inWords(file, finding)),
    ),
  ];
};

const inWords = (file: string, { line, column, message }: Finding): string =>
  `${file}:${line ?? 1}:${column ?? 1} ${message}`;

const silent = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {}, trace: () => {} };

// The linter asks a feature-flag service which runtimes are deprecated; this one answers what Atlassian has announced.
const flags = new Proxy(
  {},
  { get: (_, name) => async () => (/deprecat|runtime/i.test(String(name)) ? ['nodejs18.x', 'nodejs20.x'] : false) },
);

/** Points the permission linter to documents on disk; where they are absent it gets empty ones, and says so. */
const useLocalOpenApi = () => {
  const folder = resolve('.cache/openapi');
  mkdirSync(folder, { recursive: true });
  const empty = join(folder, 'empty.json');
  writeFileSync(empty, '{"paths":{}}');
  const jira = document('jira-platform-v3') ?? empty;
  if (jira === empty)
    console.log('skipped: no OpenAPI documents in ../shared/openapi, scopes are checked by our own table only');
  Object.assign(process.env, {
    USE_LOCAL_SWAGGER: '1',
    LOCAL_JIRA_SWAGGER: jira,
    LOCAL_JSW_SWAGGER: document('jira-software') ?? empty,
    LOCAL_JSM_SWAGGER: empty,
    LOCAL_CONF_SWAGGER: empty,
    LOCAL_CONF_V2_SWAGGER: empty,
    LOCAL_BB_SWAGGER: empty,
  });
};

const document = (name: string): string | null => {
  const folder = resolve('../shared/openapi');
  if (!existsSync(folder)) return null;
  const file = readdirSync(folder).find((entry) => entry.startsWith(name));
  return file === undefined ? null : join(folder, file);
};

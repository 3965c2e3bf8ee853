// The whole app with some of its sources changed, beside the real one: each module of src compiled once, run anew.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import type { App } from './site';

const require = createRequire(resolve('package.json'));
const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
};
type Run = (take: (name: string) => unknown, module: { exports: unknown }, exports: unknown) => void;

const compiled = new Map<string, Run>();
const runOf = (path: string, text: string): Run => {
  const known = compiled.get(text);
  if (known) return known;
  const { outputText } = ts.transpileModule(text, { compilerOptions: OPTIONS, fileName: path });
  const run = new Function('require', 'module', 'exports', outputText) as Run;
  compiled.set(text, run);
  return run;
};

/** src/index.ts and all behind it, these files with another text. */
export const appWith = (texts: Readonly<Record<string, string>>): App => moduleWith(texts)('src/index.ts') as App;

/** Any module of src with what is behind it, these files with another text; each made once. */
export const moduleWith = (texts: Readonly<Record<string, string>>): ((path: string) => unknown) => {
  const modules = new Map<string, { exports: unknown }>();
  const load = (path: string): unknown => {
    const known = modules.get(path);
    if (known) return known.exports;
    const own = { exports: {} as unknown };
    modules.set(path, own);
    const take = (name: string): unknown =>
      name.startsWith('.') ? load(fileOf(join(dirname(path), name))) : require(name);
    runOf(path, texts[path] ?? readFileSync(path, 'utf8'))(take, own, own.exports);
    return own.exports;
  };
  return load;
};

const fileOf = (base: string): string =>
  [`${base}.ts`, `${base}/index.ts`, base].find((one) => existsSync(one)) ?? base;

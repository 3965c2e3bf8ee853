// The app's functions by Atlassian's own bundler (webpack, full type check), without network: dist/forge.
import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const [app = '.', target = 'dist/forge'] = process.argv.slice(2);
// Read by the bundler instead of downloading Atlassian's runtime wrapper.
process.env.FORGE_RUNTIME_PATH = resolve('local/forge/runtime');

type Output = { readonly outputDir: string; readonly additionalOutputs?: Iterable<readonly [string, Buffer | string]> };
type ForgeManifest = {
  readonly modules: { readonly function: readonly { readonly key: string; readonly handler: string }[] };
};

const main = async () => {
  const destination = resolve(target);
  process.chdir(app);
  const { getNodeBundler, getWrapperProvider, getEntryPoints } = require('@forge/bundler');
  const { FileSystemReader } = require('@forge/cli-shared');
  const { validate } = require('@forge/manifest');
  const { manifestObject, errors } = await validate(false);
  if (manifestObject === undefined) throw new Error(`manifest.yml: ${JSON.stringify(errors)}`);
  const manifest = manifestObject.typedContent as ForgeManifest;
  const handlers = manifest.modules.function.map(({ key, handler }) => {
    const [module, func] = handler.split('.');
    return { module, func, key };
  });
  const bundler = getNodeBundler(logger, getWrapperProvider({ fileSystemReader: new FileSystemReader() }), {
    readConfig: async () => manifest,
  });
  const output: Output = await bundler.bundle({
    appDirectory: process.cwd(),
    entryPoints: getEntryPoints(handlers),
    successMessage: '',
  });
  keep(output, destination);
};

const keep = ({ outputDir, additionalOutputs = [] }: Output, destination: string) => {
  rmSync(destination, { recursive: true, force: true });
  cpSync(outputDir, destination, { recursive: true });
  rmSync(outputDir, { recursive: true, force: true });
  for (const [name, content] of additionalOutputs) {
    const file = join(destination, name);
    mkdirSync(dirname(file), { recursive: true });
    if (Buffer.isBuffer(content)) writeFileSync(file, content);
    else copyFileSync(content, file);
  }
};

const quiet = () => {};
const logger = { info: quiet, warn: console.error, error: console.error, debug: quiet, trace: quiet };

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

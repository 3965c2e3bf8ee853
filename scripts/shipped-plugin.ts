import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Plugin } from 'vite';

/** Where the build notes which modules of packages stand in the pages; read by scripts/check/shipped.ts. */
export const MODULES_OF_PAGES = 'dist/modules-of-pages.json';

/** Notes what the pages are made of, after everything that nobody uses was left out. */
export const shippedPlugin = (): Plugin => ({
  name: 'shipped-modules',
  generateBundle: (_, bundle) => {
    const found = new Set(Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? keptOf(part) : [])));
    mkdirSync(dirname(MODULES_OF_PAGES), { recursive: true });
    writeFileSync(MODULES_OF_PAGES, `${JSON.stringify([...found].sort(), null, 1)}\n`);
  },
});

type Chunk = {
  readonly modules: Readonly<Record<string, { readonly renderedLength: number }>>;
  readonly moduleIds: readonly string[];
};
/** Modules of which code is left, and styles, which leave no code behind. */
const keptOf = ({ modules, moduleIds }: Chunk): string[] =>
  [
    ...Object.keys(modules).filter((id) => (modules[id]?.renderedLength ?? 0) > 0),
    ...moduleIds.filter((id) => /[.]css$/.test(id)),
  ].map(nameOf);

const nameOf = (id: string): string => relative(process.cwd(), id.replaceAll('\0', '').replace(/[?].*$/, ''));

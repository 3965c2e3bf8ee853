import { describe, expect, it } from 'vitest';
import { moduleStateFindings } from '../../scripts/check/module-state';

const found = (text: string, more: readonly { path: string; text: string }[] = []) =>
  moduleStateFindings([{ path: 'src/usecases/a.ts', text }, ...more]);

describe('what a module holds between calls', () => {
  it.each([
    'let last = 0;',
    'export let last;',
    'var last = 0;',
    'const cache = new Map();',
    'const seen = new Set<string>();',
    'const byObject = new WeakMap();',
    'const list: string[] = [];',
    'const TABLE = new Map([[1, 2]]);\nexport const put = () => TABLE.set(1, 3);',
    "const NAMES = ['a'];\nexport const put = (name) => NAMES.push(name);",
    "const NAMES = ['b', 'a'];\nexport const sorted = () => NAMES.sort();",
    'const TABLE = { a: 1 };\nexport const put = () => { TABLE.a = 2; };',
    'const TABLE = { n: 1 };\nexport const put = () => TABLE.n++;',
    'const TABLE = { a: 1 };\nexport const put = (key) => delete TABLE[key];',
    'const TABLE = { a: [1] };\nexport const put = () => TABLE.a.push(2);',
    'const TABLE = {};\nexport const put = (more) => Object.assign(TABLE, more);',
    'const ROOM = new Float64Array(3);\nexport const put = () => { ROOM[0] = 1; };',
    'class Cache {}\nconst cache = new Cache();',
    'class Cache { static last = 0; }',
    'const kept = () => { const known = new Map(); return (key) => known.get(key); };\nexport const remember = kept();',
    'export const next = (() => { let n = 0; return () => { n += 1; return n; }; })();',
  ])('is found when it changes: %s', (text) => {
    expect(found(text)).not.toEqual([]);
  });
  it.each([
    "const WORDS: ReadonlySet<string> = new Set(['a']);",
    'const NONE: readonly string[] = [];',
    'const TABLE = { a: 1 } as const;\nexport const read = () => TABLE.a;',
    'const format = new Intl.NumberFormat();',
    'export const count = (rows) => { let n = 0; for (const row of rows) n += row; return n; };',
    'const known = [1];\nexport const grown = (known) => { known.push(2); return known; };',
    'const queue = { push: (x) => x };\nexport const put = () => queue.push(1);',
    'export const marks = Array.from({ length: 3 }, () => "?");',
    'class Groups { private readonly own = new Map(); add(key) { this.own.set(key, 1); } }',
  ])('may be: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
  it('is found when another module changes it', () => {
    const other = { path: 'src/usecases/b.ts', text: "export const TABLE = new Map([['a', 1]]);" };
    expect(found("import { TABLE } from './b';\nexport const put = () => TABLE.set('b', 2);", [other])).toHaveLength(1);
    expect(found("import { TABLE } from './b';\nexport const read = () => TABLE.get('b');", [other])).toEqual([]);
  });
});

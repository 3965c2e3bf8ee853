import { describe, expect, it } from 'vitest';
import { splicedSql } from '../../scripts/check/sql-text';

const client = {
  path: 'src/adapters/sql/client.ts',
  text: `import { sql } from '@forge/sql';
export const query = (text, params = []) => sql.prepare(text).bindParams(...params).execute();
export const marks = (count) => Array.from({ length: count }, () => '?').join(', ');`,
};
const found = (text: string, more: readonly { path: string; text: string }[] = []) =>
  splicedSql([
    client,
    ...more,
    { path: 'src/adapters/sql/a.ts', text: `import { query, marks } from './client';\n${text}` },
  ]);

describe('SQL without spliced values', () => {
  it.each([
    ['a parameter of a door', 'export const read = (id) => query(`SELECT 1 FROM issue WHERE id = ${id}`);'],
    ['a sum of texts', "export const read = (id) => query('SELECT 1 WHERE id = ' + id);"],
    ['a list of ids', 'export const read = (ids) => query(`SELECT 1 WHERE id IN (${ids.join(", ")})`);'],
    [
      'ids within quotes',
      "export const read = (ids) => query(`SELECT 1 WHERE id IN (${ids.map((id) => `'${id}'`).join(', ')})`);",
    ],
    ['a sort column', 'export const read = ({ sort }) => query(`SELECT 1 FROM issue ORDER BY ${sort}`);'],
    ['a page size', 'export const read = (request) => query(`SELECT 1 FROM issue LIMIT ${request.page}`);'],
    [
      'a value by way of a builder',
      'const text = (where) => `SELECT 1 ${where}`;\nexport const read = (name) => query(text(`WHERE a = "${name}"`));',
    ],
    [
      'a value by way of an object',
      'const part = (of) => ({ text: `a = ${of}`, params: [] });\nexport const read = (of) => { const { text } = part(of); return query(`SELECT 1 WHERE ${text}`); };',
    ],
    ['a variable that changes', "let where = '1';\nexport const read = () => query(`SELECT ${where}`);"],
    ['what another function answers', 'declare const ask: () => string;\nexport const read = () => query(ask());'],
    [
      'one caller of three',
      "const by = (column) => query(`SELECT ${column}`);\nexport const a = () => by('x');\nexport const b = () => by('y');\nexport const c = (column) => by(column);",
    ],
    [
      'a field of a row',
      'export const read = async () => { const [row] = await query("SELECT name FROM t"); return query(`SELECT ${row.name}`); };',
    ],
    [
      'a statement past the parameters',
      "import { sql } from '@forge/sql';\nexport const read = (text) => sql.executeRaw(text);",
    ],
    [
      'a migration',
      "import { migrationRunner } from '@forge/sql';\nexport const go = (name) => migrationRunner.enqueue('v1', `CREATE TABLE ${name}`);",
    ],
  ])('is not %s', (_, text) => {
    expect(found(text)).not.toEqual([]);
    expect(found(text)[0]).toMatch(/^src\/adapters\/sql\/\w+\.ts:\d+ /);
  });

  it.each([
    ['parameters', "export const read = (id) => query('SELECT 1 WHERE id = ?', [id]);"],
    ['marks for a list', 'export const read = (ids) => query(`SELECT 1 WHERE id IN (${marks(ids.length)})`, ids);'],
    [
      'constants',
      "const TABLE = 'issue';\nconst MOST = 5 * 10;\nexport const read = () => query(`SELECT 1 FROM ${TABLE} LIMIT ${MOST}`);",
    ],
    [
      'columns of a constant list',
      "const COLUMNS = ['a', 'b'];\nexport const read = () => query(`SELECT ${COLUMNS.map((c) => `MIN(${c})`).join(', ')}`);",
    ],
    ['one of two texts', "export const read = (all) => query(all ? 'SELECT 1' : 'SELECT 2');"],
    [
      'a builder with fixed words',
      "const from = (table) => `SELECT 1 FROM ${table}`;\nexport const read = () => query(from('issue'));",
    ],
  ])('may be made of %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('is followed into other files', () => {
    const builder = { path: 'src/adapters/sql/b.ts', text: 'export const where = (of) => ({ text: `a = ${of}` });' };
    expect(
      found("import { where } from './b';\nexport const read = () => query(`SELECT 1 WHERE ${where('b').text}`);", [
        builder,
      ]),
    ).toEqual([]);
    expect(
      found("import { where } from './b';\nexport const read = (x) => query(`SELECT 1 WHERE ${where(x).text}`);", [
        builder,
      ]),
    ).toHaveLength(1);
  });
});

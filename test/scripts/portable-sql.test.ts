import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../local/forge/sql-policy';
import { textsOf, unportable } from '../../scripts/check/portable-sql';
import { schema } from '../../src/adapters/sql/schema';
import { kpiSchema } from '../../src/adapters/sql/schema-kpi';
import { settingsSchema } from '../../src/adapters/sql/schema-settings';
import { suggestionSchema } from '../../src/adapters/sql/schema-suggestion';
import { syncSchema } from '../../src/adapters/sql/schema-sync';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path: join('src', path), text: readFileSync(join('src', path), 'utf8') }));
const inStore = sources.filter(({ path }) => path.startsWith(join('src', 'adapters', 'sql')));

describe('SQL that TiDB, MySQL 8 and MariaDB all take', () => {
  it('is all that the adapter holds', () => {
    const texts = inStore.flatMap(({ path, text }) => textsOf(path, text).map((sql) => ({ path, sql })));
    expect(texts.filter(({ sql }) => /\b(SELECT|INSERT|UPDATE|DELETE|CREATE)\b/.test(sql)).length).toBeGreaterThan(60);
    const wrong = texts.flatMap(({ path, sql }) => [
      ...unportable(sql).map((why) => `${path}: ${why}: ${sql}`),
      ...(refusal(sql, 'ddl') === null ? [] : [`${path}: ${refusal(sql, 'ddl')}: ${sql}`]),
    ]);
    expect(wrong).toEqual([]);
  });

  it('stands nowhere but in the adapter', () => {
    const strangers = sources.filter(
      ({ path, text }) => !inStore.some((own) => own.path === path) && /@forge\/sql/.test(text),
    );
    expect(strangers.map(({ path }) => path)).toEqual([]);
  });

  it('makes the schema, with at most 20 statements and every index inside its table', () => {
    const tables = [...schema, ...suggestionSchema, ...kpiSchema, ...settingsSchema, ...syncSchema];
    expect(tables.flatMap(({ ddl }) => unportable(ddl))).toEqual([]);
    expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length);
    // The runner adds its own table and its list.
    expect(schema.length + 2).toBeLessThanOrEqual(20);
  });

  it.each([
    'SELECT a FROM t WHERE a IN (?, ?) AND b BETWEEN ? AND ?',
    "INSERT INTO t (a, b) VALUES (?, 'JSON_TABLE(x) -> y') ON DUPLICATE KEY UPDATE a = IF(VALUES(b) > b, VALUES(a), a)",
    'CREATE TABLE IF NOT EXISTS t (a BIGINT NOT NULL, b VARCHAR(10) NULL, PRIMARY KEY (a, b), KEY by_b (b))',
    'SELECT ROW_NUMBER() OVER (PARTITION BY a ORDER BY COUNT(*) DESC) AS turn FROM t GROUP BY a',
  ])('may say %s', (sql) => {
    expect(unportable(sql)).toEqual([]);
  });

  it.each([
    "SELECT a->>'$.b' FROM t",
    'SELECT CAST(a AS JSON) FROM t',
    'INSERT INTO t (a) VALUES (1) AS fresh ON DUPLICATE KEY UPDATE a = fresh.a',
    'SELECT ANY_VALUE(a) FROM t',
    'SELECT REGEXP_LIKE(a, ?) FROM t',
    'SELECT UUID_TO_BIN(a) FROM t',
    'SELECT median(a) FROM t',
    'SELECT NVL(a, 0) FROM t',
    'SELECT JSON_VALUE(a, ?) FROM t',
    'SELECT a FROM t FOR UPDATE',
    'SELECT a FROM t ORDER BY a NULLS LAST',
    'SELECT t.a FROM t, LATERAL (SELECT 1) x',
    'DELETE FROM t WHERE a = ? RETURNING a',
    'SELECT @a',
    'SELECT 1; SELECT 2',
    'CREATE TABLE t (a JSON NOT NULL)',
    'CREATE TABLE t (a TIMESTAMP NOT NULL)',
    'CREATE TABLE t (a BIGINT NOT NULL, b UUID)',
    'CREATE TABLE t (a BIGINT PRIMARY KEY AUTO_RANDOM)',
    'CREATE TABLE t (a BIGINT, FOREIGN KEY (a) REFERENCES u (a))',
    'CREATE INDEX by_a ON t (a)',
    'ALTER TABLE t ADD COLUMN IF NOT EXISTS a INT',
  ])('may not say %s', (sql) => {
    expect(unportable(sql)).not.toEqual([]);
  });
});

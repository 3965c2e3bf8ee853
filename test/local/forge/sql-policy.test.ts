import { describe, expect, it } from 'vitest';
import { refusal } from '../../../local/forge/sql-policy';

describe('the SQL policy', () => {
  it.each([
    'SELECT 1',
    'WITH a AS (SELECT 1 AS n) SELECT n FROM a',
    "INSERT INTO t (a) VALUES ('REFERENCES; RETURNING') ON DUPLICATE KEY UPDATE a = VALUES(a)",
    "SELECT /* don't */ `begin` FROM t WHERE a = 'it''s; fine'",
    'SELECT id FROM t -- RETURNING\nWHERE id = ?',
    'DELETE FROM t WHERE id IN (?, ?)',
  ])('lets %s through', (statement) => {
    expect(refusal(statement, 'dml')).toBeNull();
  });
  it.each([
    'SELECT 1; SELECT 2',
    'INSERT INTO t (a) VALUES (1) RETURNING a',
    'INSERT INTO t (a) VALUES (1) /*! RETURNING a */',
    'SELECT /*M!100000 1 */ 2',
    'WITH a AS (SELECT 1) DELETE FROM t',
    "SELECT 1 INTO OUTFILE '/tmp/x'",
    'CREATE TABLE t (a INT)',
    'SET GLOBAL x = 1',
    'REPLACE INTO t VALUES (1)',
    'SELECT a FROM t FOR UPDATE SKIP LOCKED',
    'SELECT SLEEP(5)',
    'START TRANSACTION',
    'SELECT a FROM t ORDER BY a FETCH FIRST 3 ROWS ONLY',
    'SELECT NVL(a, 0) FROM t',
    "SELECT a FROM t WHERE JSON_EXISTS(b, '$.c')",
    'SELECT a FROM t LIMIT ROWS EXAMINED 100',
  ])('refuses %s where only data is read and written', (statement) => {
    expect(refusal(statement, 'dml')).toEqual(expect.any(String));
  });
  it.each([
    'CREATE TABLE t (a INT, FOREIGN KEY (a) REFERENCES u (a))',
    'CREATE TABLE t AS SELECT 1',
    'CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1',
    'ALTER TABLE t ADD FULLTEXT (a)',
    'USE mysql',
    'CREATE OR REPLACE TABLE t (a INT)',
    'CREATE TABLE t (a INT) WITH SYSTEM VERSIONING',
    'CREATE TABLE t (id UUID NOT NULL)',
    'DROP DATABASE installation_1',
    'GRANT ALL ON *.* TO x',
    "LOAD DATA INFILE '/etc/passwd' INTO TABLE t",
  ])('refuses %s in the schema, too', (statement) => {
    expect(refusal(statement, 'ddl')).toEqual(expect.any(String));
  });
  it('lets a table with its indexes and TiDB’s own comments through', () => {
    expect(
      refusal(
        'CREATE TABLE IF NOT EXISTS t (id BIGINT PRIMARY KEY /*T![auto_rand] AUTO_RANDOM(5) */, KEY k (id))',
        'ddl',
      ),
    ).toBeNull();
  });
});

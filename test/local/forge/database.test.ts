import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, startDatabase } from '../../../local/forge/database';
import { passingFolder } from '../../../local/forge/passing-folder';

const folders = [passingFolder('database'), passingFolder('database')] as const;
let first: Database;

beforeAll(async () => {
  first = await startDatabase(folders[0]);
});

afterAll(async () => {
  await first.pool.end();
  await first.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

// MariaDB clears its folder of temporary files when it starts: in a shared one, a second desk took the files of the first.
test('a second database that starts beside it leaves the first one its temporary tables', async () => {
  const connection = await first.pool.getConnection();
  await connection.query('CREATE TEMPORARY TABLE passing (id INT PRIMARY KEY) ENGINE = Aria');
  await connection.query('INSERT INTO passing VALUES (1)');

  const second = await startDatabase(folders[1]);
  await second.pool.end();
  await second.stop();

  expect((await connection.query('SELECT id FROM passing'))[0]).toEqual([{ id: 1 }]);
  // A file that is open is still read when it is gone from its folder; that it is gone tells whoever deletes it.
  await connection.query('DROP TEMPORARY TABLE passing');
  connection.release();
});

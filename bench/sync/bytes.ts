import type { RowDataPacket } from 'mysql2/promise';
import { startSyncSite } from './site';

const ISSUES = 20_000;
const UNLIMITED = 1_000_000_000;

type Row = { readonly table: string; readonly rows: number; readonly bytes: number };

/**
 * What a studio of 20,000 issues takes in MariaDB, table by table, indexes included, once all is read, learned and
 * measured: bytes a row, and rows for 100,000 issues.
 */
const measured = async (): Promise<readonly Row[]> => {
  const site = await startSyncSite({ issues: ISSUES, points: UNLIMITED });
  try {
    await site.install();
    await site.settle();
    const [tables] = await site.pool.query<RowDataPacket[]>('SHOW TABLES');
    const all: Row[] = [];
    for (const table of tables.map((row) => String(Object.values(row)[0])).filter((name) => name !== '__migrations')) {
      await site.pool.query(`ANALYZE TABLE ${table}`);
      const [[sizes]] = await site.pool.query<RowDataPacket[]>(
        'SELECT data_length + index_length AS bytes FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?',
        [table],
      );
      const [[counted]] = await site.pool.query<RowDataPacket[]>(`SELECT COUNT(*) AS n FROM ${table}`);
      all.push({ table, rows: Number(counted?.n), bytes: Number(sizes?.bytes) });
    }
    return all.sort((a, b) => b.bytes - a.bytes);
  } finally {
    await site.stop();
  }
};

const main = async () => {
  const rows = await measured();
  console.log('table                rows  bytes a row   MiB for 100,000 issues');
  for (const { table, rows: n, bytes } of rows.filter((row) => row.rows > 0)) {
    const mib = (bytes * (100_000 / ISSUES)) / 2 ** 20;
    console.log(
      `${table.padEnd(18)} ${String(n).padStart(7)} ${(bytes / n).toFixed(0).padStart(12)} ${mib.toFixed(1).padStart(10)}`,
    );
  }
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
  const each = bytes / ISSUES;
  console.log(
    `\n${((each * 100_000) / 2 ** 20).toFixed(0)} MiB for 100,000 issues; 1 GiB holds ${Math.floor(2 ** 30 / each)} issues`,
  );
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

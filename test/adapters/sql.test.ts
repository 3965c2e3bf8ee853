import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/adapters/sql/migrate';
import { readingState } from '../../src/adapters/sql/reading';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';

let store: Store;
let seam: Seam;
beforeAll(async () => {
  store = await startStore();
  seam = openSeam(await store.database(), null);
});
afterAll(() => store.stop());

describe('schema', () => {
  it('answers "setting up" before the schema is there', async () => {
    await expect(readingState()).rejects.toMatchObject({ failure: { kind: 'unavailable', reason: 'setting-up' } });
  });
  it('takes at most 20 statements at the DDL door on a fresh installation, and one SELECT afterwards', async () => {
    seam.statements.length = 0;
    expect(await migrate()).toBe(true);
    expect(seam.statements.filter((statement) => statement.ddl)).toHaveLength(20);
    seam.statements.length = 0;
    expect(await migrate()).toBe(true);
    expect(seam.statements).toHaveLength(1);
    console.log(await readingState());
  });
});

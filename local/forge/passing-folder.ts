import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for what goes with this process: in memory where there is room, so that no database waits for a disk. */
export const passingFolder = (name: string): string => mkdtempSync(join(place(), `atelier-${name}-`));

const MEMORY = '/dev/shm';
/** A desk of 100,000 issues takes less than a quarter of it. */
const ROOM_BYTES = 8 * 2 ** 30;

const place = (): string => {
  // Somebody who names a place wants it there.
  if (process.platform !== 'linux' || process.env.TMPDIR) return tmpdir();
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
};

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { build } from '../../scripts/build';

/** React's development build says this on the console; its production build does not know the words. */
const DEVELOPMENT = 'Download the React DevTools';

describe('what ships', () => {
  it('is built for production, even by a test runner', { timeout: 120_000 }, async () => {
    await build({ quiet: true });
    const scripts = ['static/ui/assets', 'dist/pages/assets'].flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.js'))
        .map((file) => `${folder}/${file}`),
    );
    expect(scripts.length).toBeGreaterThan(4);
    expect(scripts.filter((file) => readFileSync(file, 'utf8').includes(DEVELOPMENT))).toEqual([]);
  });
});

import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { World } from '../jira/model';

/** Writes a world as JSON lines: one line for what is small, then one for each entry of its maps. Replaces the file at once. */
export const saveWorld = async (file: string, world: World, extra: Record<string, unknown>): Promise<void> => {
  const out = createWriteStream(`${file}.new`);
  const line = async (value: unknown) => {
    if (!out.write(`${JSON.stringify(value)}\n`)) await once(out, 'drain');
  };
  const small = Object.fromEntries(Object.entries(world).filter(([, value]) => !(value instanceof Map)));
  await line({
    world: small,
    maps: Object.entries(world).flatMap(([name, value]) => (value instanceof Map ? [name] : [])),
    extra,
  });
  for (const [name, value] of Object.entries(world)) {
    if (!(value instanceof Map)) continue;
    for (const [key, entry] of value) await line([name, key, entry]);
  }
  out.end();
  await once(out, 'close');
  renameSync(`${file}.new`, file);
};

/** The world that `saveWorld` wrote; null when there is none. */
export const loadWorld = async (file: string): Promise<{ world: World; extra: Record<string, unknown> } | null> => {
  if (!existsSync(file)) return null;
  let world: Record<string, unknown> | null = null;
  let extra: Record<string, unknown> = {};
  for await (const text of createInterface({ input: createReadStream(file) })) {
    const value = JSON.parse(text) as {
      world: Record<string, unknown>;
      maps: string[];
      extra: Record<string, unknown>;
    } & [string, string, unknown];
    if (world === null) {
      world = { ...value.world, ...Object.fromEntries(value.maps.map((name) => [name, new Map()])) };
      extra = value.extra;
    } else {
      (world[value[0]] as Map<string, unknown>).set(value[1], value[2]);
    }
  }
  return world === null ? null : { world: world as unknown as World, extra };
};

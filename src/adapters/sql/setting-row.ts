import { PortFailure } from '../../usecases/ports';
import { execute, NOW_MS, query } from './client';

/** One setting as it is stored; a setting that nobody saved has no row. */
export type SettingRow = { readonly name: string; readonly value: string; readonly version: number };

export const settingRow = async (name: string): Promise<SettingRow | undefined> =>
  (await query<SettingRow>('SELECT name, value, version FROM setting WHERE name = ?', [name]))[0];

/**
 * Replaces a setting whose version is still the one that was seen; false = somebody else was faster. A first save meets no
 * version: of two at once the row's own key lets one in.
 */
export const replaceSetting = async (name: string, value: string, seen: number): Promise<boolean> => {
  const bytes = new TextEncoder().encode(value).length;
  if (bytes > MOST_BYTES) throw new PortFailure({ kind: 'too-large', detail: tooLarge(bytes) });
  if (seen === 0) return (await execute(FIRST, [name, value, name])).affectedRows === 1;
  return (await execute(UPDATE, [value, name, seen])).affectedRows > 0;
};

const FIRST = `INSERT INTO setting (name, value, version, updated_at)
  SELECT ?, ?, 1, ${NOW_MS} FROM (SELECT 1 AS one) row_of_one WHERE NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = ?)`;
const UPDATE = `UPDATE setting SET value = ?, version = version + 1, updated_at = ${NOW_MS} WHERE name = ? AND version = ?`;

/** A TEXT column holds 64 KiB. */
const MOST_BYTES = 60_000;

const tooLarge = (bytes: number): string =>
  `This would take ${Math.ceil(bytes / 1000)} kB, of which ${MOST_BYTES / 1000} fit. Shorten names, or remove some lines.`;

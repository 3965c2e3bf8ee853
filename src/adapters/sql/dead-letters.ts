import { instant } from '../../domain/units';
import {
  DEAD_AFTER,
  type DeadLetter,
  type DeadLetterPort,
  type Failing,
  type PoisonClass,
  type PoisonKind,
} from '../../usecases/poison/ports';
import { execute, executeRows, marks, NOW_MS, numberOf, query } from './client';
import { unlessSettingUp } from './failures';

/** Items that failed, with their tries; those with `DEAD_AFTER` of them are dead. Until the table is there, nothing is. */
export const letters: DeadLetterPort = {
  failed: async (failing, items) => {
    if (items.length === 0) return [];
    await unlessSettingUp(() => count(failing, items));
    const dead = await deadAmong(failing.kind, items);
    return items.filter((item) => dead.has(item));
  },
  succeeded: async (kind, items) => {
    if (items.length === 0) return;
    const text = `DELETE FROM dead_letter WHERE kind = ? AND item IN (${marks(items.length)})`;
    await unlessSettingUp(() => execute(text, [kind, ...items]));
  },
  dead: (kind, items) => deadAmong(kind, items),
  list: async () => {
    const rows = await unlessSettingUp(() => query<Row>(LIST, [DEAD_AFTER]));
    return (rows ?? []).map(letterOf);
  },
  count: async () => {
    const text = 'SELECT COUNT(*) AS n FROM dead_letter WHERE tries >= ?';
    const rows = await unlessSettingUp(() => query<{ n: number | string }>(text, [DEAD_AFTER]));
    return numberOf(rows?.[0]?.n ?? 0);
  },
  retry: async (kind, item) => {
    const text = 'DELETE FROM dead_letter WHERE kind = ? AND item = ?';
    const written = await unlessSettingUp(() => execute(text, [kind, item]));
    return (written?.affectedRows ?? 0) > 0;
  },
};

const count = ({ kind, class: of, reason }: Failing, items: readonly number[]): Promise<void> =>
  executeRows(
    {
      head: 'INSERT INTO dead_letter (kind, item, class, reason, tries, first_at, last_at) VALUES',
      row: `(?, ?, ?, ?, 1, ${NOW_MS}, ${NOW_MS})`,
      between: ', ',
      tail: `ON DUPLICATE KEY UPDATE class = VALUES(class), reason = VALUES(reason), tries = tries + 1, last_at = VALUES(last_at)`,
    },
    [...new Set(items)].map((item) => [kind, item, of, reason.slice(0, 48)]),
  );

const deadAmong = async (kind: PoisonKind, items: readonly number[]): Promise<ReadonlySet<number>> => {
  if (items.length === 0) return new Set();
  const text = `SELECT item FROM dead_letter WHERE kind = ? AND tries >= ? AND item IN (${marks(items.length)})`;
  const rows = await unlessSettingUp(() => query<{ item: number }>(text, [kind, DEAD_AFTER, ...items]));
  return new Set((rows ?? []).map(({ item }) => item));
};

type Row = {
  readonly kind: PoisonKind;
  readonly item: number;
  readonly class: PoisonClass;
  readonly reason: string;
  readonly tries: number;
  readonly first_at: number;
  readonly last_at: number;
};
const LIST = `SELECT kind, item, class, reason, tries, first_at, last_at FROM dead_letter WHERE tries >= ?
ORDER BY last_at DESC, kind, item LIMIT 200`;

const letterOf = ({ first_at, last_at, ...row }: Row): DeadLetter => ({
  ...row,
  firstAt: instant(first_at),
  lastAt: instant(last_at),
});

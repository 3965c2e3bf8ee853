import { instant } from '../../domain/units';
import {
  DEAD_AFTER,
  type DeadLetter,
  type DeadLetterPort,
  type Failing,
  type PoisonClass,
  type PoisonKind,
  type Tried,
} from '../../usecases/poison/ports';
import { execute, executeRows, marks, NOW_MS, numberOf, query } from './client';
import { unlessSettingUp } from './failures';
import { POISON_JOB } from './sync-rows';

/** Items that failed, with their tries; those with `DEAD_AFTER` of them are dead. Until the table is there, nothing is. */
export const letters: DeadLetterPort = {
  failed: async (failing, tried) => {
    if (tried.size === 0) return [];
    await unlessSettingUp(() => keep(failing, tried));
    const dead = await deadAmong(failing.kind, [...tried.keys()]);
    if (dead.size > 0) await tell();
    return [...dead];
  },
  succeeded: async (kind, items) => {
    if (items.length === 0) return;
    const text = `DELETE FROM dead_letter WHERE kind = ? AND item IN (${marks(items.length)})`;
    const written = await unlessSettingUp(() => execute(text, [kind, ...items]));
    if ((written?.affectedRows ?? 0) > 0) await tell();
  },
  readAfterAll: async () => {
    const written = await unlessSettingUp(() => execute(READ_AFTER_ALL));
    if ((written?.affectedRows ?? 0) > 0) await tell();
  },
  dead: (kind, items) => deadAmong(kind, items),
  held: async (kind) => {
    const rows = (await unlessSettingUp(() => query<HeldRow>(HELD, [kind]))) ?? [];
    return {
      resting: new Set(rows.filter(({ rests }) => numberOf(rests) === 1).map(({ item }) => item)),
      tried: new Map(rows.map(({ item, tries }) => [item, tries])),
    };
  },
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
    const written = await unlessSettingUp(() => execute(RETRY[kind], [kind, item]));
    const known = (written?.affectedRows ?? 0) > 0;
    if (known) await tell();
    return known;
  },
};

// The number of tries is named, not counted here: a worker that was killed and comes again, or one that overlaps, says the same.
const keep = ({ kind, class: of, reason }: Failing, tried: Tried): Promise<void> =>
  executeRows(
    {
      head: 'INSERT INTO dead_letter (kind, item, class, reason, tries, first_at, last_at) VALUES',
      row: `(?, ?, ?, ?, ?, ${NOW_MS}, ${NOW_MS})`,
      between: ', ',
      tail: `ON DUPLICATE KEY UPDATE class = VALUES(class), reason = VALUES(reason), tries = GREATEST(tries, VALUES(tries)), last_at = VALUES(last_at)`,
    },
    [...tried].map(([item, tries]) => [kind, item, of, reason.slice(0, 48), tries]),
  );

const A_DAY_MS = 86_400_000;
const HELD = `SELECT item, tries, (tries >= ${DEAD_AFTER} AND last_at > ${NOW_MS} - ${A_DAY_MS}) AS rests FROM dead_letter
WHERE kind = ? ORDER BY item LIMIT 1000`;
type HeldRow = { readonly item: number; readonly tries: number; readonly rests: number | string };

const READ_AFTER_ALL = `DELETE d FROM dead_letter d JOIN issue i ON i.issue_id = d.item
WHERE d.kind = 'issue' AND i.fetched_at > d.last_at
  AND (i.deleted = 1 OR (i.changes_read_to > d.last_at AND i.worklogs_read_to > d.last_at))`;

/** An issue is marked to be read again; what nobody marks stays on the list, with no tries, until it is read. */
const REMOVE = 'DELETE FROM dead_letter WHERE kind = ? AND item = ?';
const FORGET = 'UPDATE dead_letter SET tries = 0 WHERE kind = ? AND item = ? AND tries > 0';
const RETRY: Readonly<Record<PoisonKind, string>> = {
  ...{ issue: REMOVE, project: FORGET, person: FORGET, page: FORGET, field: FORGET },
};

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

/** The job's row tells screens, which read it with the other jobs. Of issues those of which nothing was ever read. */
const tell = (): Promise<unknown> => unlessSettingUp(() => execute(TELL));
const sumOf = (kind: PoisonKind, which: string): string => `'"${kind}":', COALESCE(SUM(${which}), 0)`;
const TELL = `INSERT INTO job (name, done, checkpoint) SELECT '${POISON_JOB}', COUNT(*), CONCAT('{', ${[
  sumOf('issue', "d.kind = 'issue' AND i.issue_id IS NULL"),
  sumOf('project', "d.kind = 'project'"),
  sumOf('person', "d.kind = 'person'"),
  sumOf('page', "d.kind = 'page'"),
].join(`, ',', `)}, '}')
FROM dead_letter d LEFT JOIN issue i ON d.kind = 'issue' AND i.issue_id = d.item WHERE d.tries >= ${DEAD_AFTER}
ON DUPLICATE KEY UPDATE done = VALUES(done), checkpoint = VALUES(checkpoint)`;

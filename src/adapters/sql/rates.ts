import { z } from 'zod';
import type { BudgetSetting, RateOwner, RatesValue } from '../../contract/rates';
import type { PersonId } from '../../domain/capacity/types';
import type { RateStore, Worker } from '../../usecases/rates/ports';
import { execute, NOW_MS, numberOf, query, type SqlValue, upsert } from './client';
import { newGeneration } from './generations';
import { personIds } from './people';

/** What holds "always" begins here, in the store. */
const ALWAYS = '0001-01-01';

type SheetKind = 'rates' | 'budgets';
type LineKind = 'person' | 'role' | 'others' | 'given' | 'budget';
type SheetRow = { gen: number; version: number; currency: string | null; roles: string | null };
type LineRow = {
  kind: LineKind;
  owner_id: number;
  account_id: string | null;
  from_day: string;
  to_day: string | null;
  amount: number | string | null;
};

const SHEET = 'SELECT gen, version, currency, roles FROM rate_sheet WHERE kind = ?';
// Lines of people who were erased name nobody, and are nobody's.
const LINES = `SELECT l.kind, l.owner_id, p.account_id, l.from_day, l.to_day, l.amount FROM rate_sheet s
JOIN rate_line l ON l.gen = s.gen LEFT JOIN person p ON l.kind IN ('person', 'given') AND p.person_id = l.owner_id
WHERE s.kind = ? ORDER BY l.kind, l.owner_id, l.from_day`;

const roles = z.array(z.object({ id: z.number().int(), name: z.string() }));

const read = async (kind: SheetKind) => {
  const [[sheet], lines] = await Promise.all([query<SheetRow>(SHEET, [kind]), query<LineRow>(LINES, [kind])]);
  return { sheet: sheet ?? null, lines };
};

const rates: RateStore['rates'] = async () => {
  const { sheet, lines } = await read('rates');
  if (sheet === null) return { value: null, version: 0 };
  const value: RatesValue = {
    currency: sheet.currency ?? '',
    roles: roles.parse(JSON.parse(sheet.roles ?? '[]')),
    rates: lines.flatMap((line) => {
      const owner = ownerOf(line);
      return owner === null ? [] : [{ owner, from: fromOf(line.from_day), minorPerHour: numberOf(line.amount ?? 0) }];
    }),
    given: lines.flatMap(({ kind, account_id, from_day, amount }) =>
      kind === 'given' && account_id !== null
        ? [{ accountId: account_id, role: amount === null ? null : numberOf(amount), from: fromOf(from_day) }]
        : [],
    ),
  };
  return { value, version: sheet.version };
};

const fromOf = (day: string): string | null => (day === ALWAYS ? null : day);

const ownerOf = ({ kind, owner_id, account_id }: LineRow): RateOwner | null => {
  if (kind === 'others') return { kind };
  if (kind === 'role') return { kind, role: owner_id };
  return kind === 'person' && account_id !== null ? { kind, accountId: account_id } : null;
};

const budgets: RateStore['budgets'] = async () => {
  const { sheet, lines } = await read('budgets');
  const value = lines.map(
    ({ owner_id, from_day, to_day, amount }): BudgetSetting => ({
      ...{ project: String(owner_id), from: from_day, to: to_day ?? from_day, minor: numberOf(amount ?? 0) },
    }),
  );
  return { value, version: sheet?.version ?? 0 };
};

const saveRates: RateStore['saveRates'] = async (value, seen) => {
  const { currency, roles: named, rates: all, given } = value;
  const accounts = [
    ...all.flatMap(({ owner }) => (owner.kind === 'person' ? [owner.accountId] : [])),
    ...given.map(({ accountId }) => accountId),
  ];
  const people = await personIds(accounts);
  const idOf = (owner: RateOwner): number => {
    if (owner.kind === 'person') return people.get(owner.accountId) ?? 0;
    return owner.kind === 'role' ? owner.role : 0;
  };
  const lines: SqlValue[][] = [
    ...all.map(({ owner, from, minorPerHour }) => [owner.kind, idOf(owner), from ?? ALWAYS, null, minorPerHour]),
    ...given.map(({ accountId, role, from }) => ['given', people.get(accountId) ?? 0, from ?? ALWAYS, null, role]),
  ];
  return publish('rates', { lines, currency, roles: JSON.stringify(named), content: value }, seen);
};

const saveBudgets: RateStore['saveBudgets'] = (value, seen) => {
  const lines = value.map(({ project, from, to, minor }) => ['budget', Number(project), from, to, minor]);
  return publish('budgets', { lines, currency: null, roles: null, content: value }, seen);
};

type Sheet = {
  readonly lines: readonly (readonly SqlValue[])[];
  readonly currency: string | null;
  readonly roles: string | null;
  readonly content: unknown;
};

const LINE = ['gen', 'kind', 'owner_id', 'from_day', 'to_day', 'amount'];
const FIRST = `INSERT INTO rate_sheet (kind, gen, version, currency, roles, updated_at) VALUES (?, ?, 1, ?, ?, ${NOW_MS})
ON DUPLICATE KEY UPDATE version = rate_sheet.version`;
const AGAIN = `UPDATE rate_sheet SET gen = ?, version = version + 1, currency = ?, roles = ?, updated_at = ${NOW_MS}
WHERE kind = ? AND version = ?`;

/** Lines are written first, under a generation that nobody reads; one guarded write then makes them count. */
const publish = async (kind: SheetKind, sheet: Sheet, seen: number): Promise<boolean> => {
  const gen = newGeneration([kind, seen, sheet.content]);
  await upsert(
    'rate_line',
    LINE,
    sheet.lines.map((line) => [gen, ...line]),
    'amount = VALUES(amount)',
  );
  const write = () =>
    seen === 0
      ? execute(FIRST, [kind, gen, sheet.currency, sheet.roles])
      : execute(AGAIN, [gen, sheet.currency, sheet.roles, kind, seen]);
  const failed = await write().then(
    () => null,
    (error: unknown) => ({ error }),
  );
  // Asked of the store, because a write whose answer was lost may have applied.
  const [now] = await query<SheetRow>(SHEET, [kind]);
  const ours = now?.gen === gen && now.version === seen + 1;
  if (failed !== null && !ours) throw failed.error;
  return ours;
};

const WORKERS = `SELECT p.person_id, p.account_id FROM person p JOIN (
  SELECT tm.person_id FROM team t JOIN team_member tm ON tm.team_id = t.team_id AND tm.gen = t.gen WHERE t.version > 0
  UNION SELECT w.author_id FROM worklog w JOIN issue i ON i.issue_id = w.issue_id AND i.worklogs_gen = w.gen
    WHERE w.started_at >= ?) who ON who.person_id = p.person_id
WHERE (p.active IS NULL OR p.active = 1) AND (p.account_type IS NULL OR p.account_type <> 'app') ORDER BY p.person_id`;

export const rateStore: RateStore = {
  rates,
  budgets,
  saveRates,
  saveBudgets,
  workers: async (since) => {
    const rows = await query<{ person_id: PersonId; account_id: string }>(WORKERS, [since]);
    return rows.map(({ person_id, account_id }): Worker => ({ person: person_id, accountId: account_id }));
  },
  projects: async () => {
    const text = 'SELECT project_id FROM project WHERE closed = 0 AND archived = 0 ORDER BY project_id';
    return (await query<{ project_id: number }>(text)).map(({ project_id }) => String(project_id));
  },
};

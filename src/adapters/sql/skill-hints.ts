import type { Resolved } from '../../domain/suggestion/skill-hints';
import type { SkillId } from '../../domain/suggestion/skills';
import { termHash, termKey } from '../../domain/suggestion/term-hash';
import type { Instant } from '../../domain/units';
import type { HintFacts, Thing } from '../../usecases/skills/ports';
import { execute, marks, query, type SqlValue } from './client';
import { unlessSettingUp } from './failures';
import { personIds } from './people';
import { PRIVACY_SETTING } from './privacy-values';
import { settingRow } from './setting-row';
import { RULES_SETTING, rulesInForce } from './skill-values';

/** What was learned of who resolved what, and hints that are not wanted. Before there are tables nothing was learned. */
export const hintFacts: HintFacts = {
  learns: async () => {
    const [rules, privacy] = await Promise.all([settingRow(RULES_SETTING), settingRow(PRIVACY_SETTING)]);
    return rulesInForce(rules, privacy).mode === 'full';
  },
  places: async (things, since, viewer) => {
    const found = tiesOf(await hashed(things));
    if (found.params.length === 0) return [];
    const text = `SELECT DISTINCT e.project_id, b.checked_at FROM learned_project l
JOIN experience e ON e.project_id = l.project_id AND (${found.text}) AND e.last_at >= ?
LEFT JOIN person v ON v.account_id = ? LEFT JOIN browse_check b ON b.person_id = v.person_id AND b.project_id = e.project_id`;
    const rows = await unlessSettingUp(() => query<PlaceRow>(text, [...found.params, since, viewer]));
    return (rows ?? []).map(({ project_id, checked_at }) => ({ project: project_id, browseCheckedAt: checked_at }));
  },
  resolved: async (things, since, projects) => {
    const known = await hashed(things);
    const refs = known.filter(({ kind }) => kind !== 'type');
    const types = known.filter(({ kind }) => kind === 'type');
    const parts = [refs.length > 0 && byRef(refs, since, projects), types.length > 0 && byType(types, since, projects)];
    const asked = parts.filter((part) => part !== false);
    if (asked.length === 0 || projects.length === 0) return [];
    const text = asked.map((part) => part.text).join(' UNION ALL ');
    const params = asked.flatMap((part) => part.params);
    const rows = (await unlessSettingUp(() => query<ResolvedRow>(text, params))) ?? [];
    return rows.flatMap((row) => resolvedOf(row, known));
  },
  dismissed: async () => {
    const text = `SELECT p.account_id, d.skill_id FROM skill_dismissal d JOIN person p ON p.person_id = d.person_id`;
    const rows = (await unlessSettingUp(() => query<{ account_id: string; skill_id: SkillId }>(text))) ?? [];
    return rows.map(({ account_id, skill_id }) => ({ accountId: account_id, skill: skill_id }));
  },
  dismiss: async ({ accountId, skill, dismissed }, now) => {
    const [id] = (await personIds([accountId])).values();
    if (id === undefined) return;
    if (dismissed) await execute(DISMISS, [id, skill, now]);
    else await execute('DELETE FROM skill_dismissal WHERE person_id = ? AND skill_id = ?', [id, skill]);
  },
};

type PlaceRow = { project_id: number; checked_at: Instant | null };
type ResolvedRow = { account_id: string; kind: Resolved['kind']; ref: number; n: number | string };
/** A thing with the number that stands for it in the facts. */
type Known = Thing & { readonly number: number };

const DISMISS = `INSERT INTO skill_dismissal (person_id, skill_id, dismissed_at) VALUES (?, ?, ?)
ON DUPLICATE KEY UPDATE dismissed_at = VALUES(dismissed_at)`;

/** Facts know labels by their hash. */
const hashed = async (things: readonly Thing[]): Promise<readonly Known[]> => {
  const salt = things.some(({ kind }) => kind === 'label') ? (await settingRow('salt'))?.value : undefined;
  const key = salt === undefined ? null : termKey(salt);
  return things.flatMap((thing): Known[] => {
    if (thing.kind !== 'label') return [{ ...thing, number: Number(thing.ref) }];
    return key === null ? [] : [{ ...thing, number: termHash(key, 'label', thing.ref) }];
  });
};

const tiesOf = (known: readonly Known[]): { text: string; params: readonly SqlValue[] } => {
  const parts = (['component', 'label', 'type'] as const).flatMap((kind) => {
    const numbers = numbersOf(known.filter((one) => one.kind === kind));
    return numbers.length === 0
      ? []
      : [{ text: `(e.kind = '${kind}' AND e.ref IN (${marks(numbers.length)}))`, numbers }];
  });
  return { text: parts.map(({ text }) => text).join(' OR '), params: parts.flatMap(({ numbers }) => numbers) };
};

const numbersOf = (known: readonly Known[]): readonly number[] => [...new Set(known.map(({ number }) => number))];

/** Issues that were learned, still count, and were resolved by somebody who is there: as of now, whatever was learned. */
const LEARNED = (projects: number): string => `FROM learned_issue l
JOIN issue i ON i.issue_id = l.issue_id AND i.project_id = l.project_id AND i.deleted = 0 AND i.security_id IS NULL
JOIN person p ON p.person_id = l.person_id AND COALESCE(p.active, 1) = 1 AND COALESCE(p.account_type, 'atlassian') = 'atlassian'
WHERE l.project_id IN (${marks(projects)}) AND l.resolved_at >= ?`;

const byRef = (refs: readonly Known[], since: Instant, projects: readonly number[]) => {
  const numbers = numbersOf(refs);
  const text = `SELECT t.account_id, r.kind, r.ref, COUNT(*) AS n
FROM (SELECT i.issue_id, i.refs_gen, p.account_id ${LEARNED(projects.length)}) t
JOIN issue_ref r ON r.issue_id = t.issue_id AND r.gen = t.refs_gen AND r.kind IN ('component', 'label')
AND r.ref IN (${marks(numbers.length)}) GROUP BY t.account_id, r.kind, r.ref`;
  return { text, params: [...projects, since, ...numbers] as readonly SqlValue[] };
};

const byType = (types: readonly Known[], since: Instant, projects: readonly number[]) => {
  const numbers = numbersOf(types);
  const text = `SELECT p.account_id, 'type' AS kind, i.type_id AS ref, COUNT(*) AS n ${LEARNED(projects.length)}
AND i.type_id IN (${marks(numbers.length)}) GROUP BY p.account_id, i.type_id`;
  return { text, params: [...projects, since, ...numbers] as readonly SqlValue[] };
};

/** A number is a thing of its own kind only: a component may have the number of a label. */
const resolvedOf = ({ account_id, kind, ref, n }: ResolvedRow, known: readonly Known[]): readonly Resolved[] => {
  const thing = known.find((one) => one.kind === kind && one.number === Number(ref));
  return thing === undefined ? [] : [{ accountId: account_id, kind, ref: thing.ref, issues: Number(n) }];
};

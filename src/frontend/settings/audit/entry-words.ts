import type { AuditLine } from '../../../contract/audit';
import { CATALOGUE, type KpiId } from '../../../domain/kpi/catalogue';
import { ofCalendar, ofSkillsOfPerson } from './entry-people';
import { ofTeam } from './entry-team';
import { OF_WORK } from './entry-work';
import { ACTION_WORDS, counted, FIELD_WORDS, KIND_WORDS, auditWords as say } from './messages';
import type { EntryWords, Naming, Teller } from './naming';
import { isRecord, type Json, listOf, recordOf, textOf, written } from './values';

/** Every kind of entry; what nobody thought of is told by its fields. */
export const entryWords = (line: AuditLine, naming: Naming): EntryWords => {
  const { action, kind, about } = line;
  const who = about === null ? null : naming.person(about.accountId);
  const told = line.hidden || kind === 'targets';
  const did = `${ACTION_WORDS[action]}${action === 'saved' && !told ? ` ${KIND_WORDS[kind] ?? kind}` : ''}`;
  const what = [KIND_WORDS[kind] ?? kind, ...(who === null ? [] : [who])].join(', ');
  if (line.hidden) return { did, what: who ?? what, change: say.hidden };
  return (
    SPECIAL[kind]?.(line, naming) ?? {
      did,
      what: action === 'saved' ? (who ?? '') : what,
      change: fieldsOf(line, naming),
    }
  );
};

const SPECIAL: Readonly<Record<string, Teller>> = {
  team: ofTeam,
  calendar: ofCalendar,
  'person-skills': ofSkillsOfPerson,
  site: (line, naming) => ofSetting(line, naming),
  privacy: (line, naming) => ofSetting(line, naming),
  'suggestion-rules': (line, naming) => ofSetting(line, naming),
  ...OF_WORK,
  grant: (line, { person, team }) => {
    const { kind, teamId } = recordOf(line.after ?? line.before);
    const whose = typeof teamId === 'number' ? ` of ${team(teamId)}` : '';
    return {
      did: ACTION_WORDS[line.action],
      what: `${grantOf(kind)}${whose} ${line.action === 'revoked' ? 'from' : 'to'} ${person(line.about?.accountId ?? null)}`,
      change: line.action === 'revoked' ? 'granted to none' : 'none to granted',
    };
  },
  holidays: (line, naming) => ({
    did: `${ACTION_WORDS[line.action]}${line.action === 'saved' ? ' holidays' : ''}`,
    what: textOf(recordOf(line.after ?? line.before).name),
    change: line.before === null ? '' : fieldsOf(line, naming),
  }),
  'skill-hint': ({ action, id, about }, { person, skill }) => ({
    did: ACTION_WORDS[action],
    what: `${KIND_WORDS['skill-hint']}, ${person(about?.accountId ?? null)} in ${skill(Number(id))}`,
    change: '',
  }),
  kpis: (line, { format }) => {
    const { what, rows } = recordOf(line.after);
    const kpi = line.id === null ? '' : (CATALOGUE[line.id as KpiId]?.name ?? line.id);
    return {
      did: ACTION_WORDS[line.action],
      what: [kpi, String(what ?? '')].filter((part) => part !== '').join(', '),
      change: typeof rows === 'number' ? counted(format.number, rows, 'row', 'rows') : '',
    };
  },
};

const grantOf = (kind: Json): string =>
  kind === 'rates' ? 'rate viewer' : kind === 'manager' ? 'manager' : kind === 'app-admin' ? 'app admin' : 'access';

/** Of settings: the one that changed stands at "what". */
const ofSetting = (line: AuditLine, naming: Naming): EntryWords | null => {
  const changed = changedFields(line);
  const [first] = changed;
  if (changed.length !== 1 || first === undefined) return null;
  const [key, before, after] = first;
  const verb = line.action === 'saved' ? 'changed setting' : ACTION_WORDS[line.action];
  return { did: verb, what: FIELD_WORDS[key] ?? key, change: fromTo(key, before, after, naming) };
};

type Changed = readonly [key: string, before: Json, after: Json];

const changedFields = ({ before, after }: AuditLine): readonly Changed[] => {
  const [old, fresh] = [recordOf(before), recordOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .map((key): Changed => [key, old[key], fresh[key]])
    .filter(([, a, b]) => written(a) !== written(b));
};

const fieldsOf = (line: AuditLine, naming: Naming): string =>
  changedFields(line)
    .map(([key, before, after]) => `${FIELD_WORDS[key] ?? key} ${fromTo(key, before, after, naming)}`)
    .join(', ');

const fromTo = (key: string, before: Json, after: Json, naming: Naming): string => {
  if (isRecord(after) && isRecord(before)) return partsOf(before, after);
  if (Array.isArray(before) || Array.isArray(after)) return listChange(before, after, naming);
  const value = (part: Json) => shown(key, part, naming);
  return before === undefined || before === null ? value(after) : `${value(before)} to ${value(after)}`;
};

const partsOf = (before: Readonly<Record<string, Json>>, after: Readonly<Record<string, Json>>): string =>
  Object.keys({ ...before, ...after })
    .filter((key) => written(before[key]) !== written(after[key]))
    .map((key) => `${key} ${plain(before[key])} to ${plain(after[key])}`)
    .slice(0, 3)
    .join(', ');

const listChange = (before: Json, after: Json, { format }: Naming): string => {
  const [old, fresh] = [listOf(before).map(written), listOf(after).map(written)];
  const added = fresh.filter((part) => !old.includes(part)).length;
  const gone = old.filter((part) => !fresh.includes(part)).length;
  return [
    ...(added === 0 ? [] : [`${format.number(added)} new`]),
    ...(gone === 0 ? [] : [`${format.number(gone)} less`]),
    ...(added + gone === 0 ? ['in another order'] : []),
  ].join(', ');
};

const shown = (key: string, value: Json, { format, person }: Naming): string => {
  if (key === 'accountId') return person(typeof value === 'string' ? value : null);
  if (typeof value === 'number' && /^seconds/.test(key)) return `${format.number(value / 3600)} h`;
  if (typeof value === 'number') return key === 'since' ? format.moment(value) : format.number(value);
  return plain(value);
};

const plain = (value: Json): string => {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'object' ? 'changed' : String(value);
};

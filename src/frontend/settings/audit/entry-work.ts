import type { AuditLine } from '../../../contract/audit';
import { CATALOGUE, type KpiId } from '../../../domain/kpi/catalogue';
import { FIELD_KINDS } from '../../../domain/kpi/mapped-fields';
import { kpiSettingWords } from '../kpis/messages';
import { ACTION_WORDS, counted, FIELD_WORDS, KIND_WORDS } from './messages';
import type { Naming, Teller } from './naming';
import { type Json, listOf, recordOf, textOf, written } from './values';

const MOST_NAMED = 3;

const named = (names: readonly string[]): string =>
  names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED).join(', ')}, ${names.length - MOST_NAMED} more`
    : names.join(', ');

const verb = ({ action, kind }: AuditLine): string =>
  action === 'saved' ? `${ACTION_WORDS.saved} ${KIND_WORDS[kind] ?? kind}` : ACTION_WORDS[action];

/** `team:3`, `project:10001`; older entries tell of all at once. */
const ownerOf = (id: string | null, { project, team }: Naming): string => {
  const [kind, key] = (id ?? '').split(':');
  if (key === undefined) return 'all';
  return kind === 'team' ? team(Number(key)) : project(key);
};

/** Parts of a list that are in one of two values only. */
const partsChanged = ({ before, after }: AuditLine, key: string): readonly Json[] => {
  const [old, fresh] = [listOf(recordOf(before)[key]), listOf(recordOf(after)[key])];
  const [was, is] = [new Set(old.map(written)), new Set(fresh.map(written))];
  return [...old, ...fresh].filter((one) => was.has(written(one)) !== is.has(written(one)));
};

/** KPIs whose target is another one now. */
const targetsChanged = (line: AuditLine): string => {
  const kpis = partsChanged(line, 'targets').map((one) => recordOf(one).kpi);
  return named([...new Set(kpis)].map((kpi) => CATALOGUE[kpi as KpiId]?.name ?? String(kpi)));
};

/** Whose budget is another one now. */
const budgetsChanged = (line: AuditLine, { project }: Naming): string =>
  named([...new Set(partsChanged(line, 'budgets').map((one) => project(textOf(recordOf(one).project))))].sort());

/** How many statuses mean something else, for the site and for each project that has a map of its own. */
const stagesChanged = ({ before, after }: AuditLine, { project, format }: Naming): string => {
  const [old, fresh] = [mapsOf(before), mapsOf(after)];
  return named(
    [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
      const [was, is] = [recordOf(old.get(key)), recordOf(fresh.get(key))];
      const changed = Object.keys({ ...was, ...is }).filter((status) => was[status] !== is[status]).length;
      if (changed === 0) return [];
      const statuses = counted(format.number, changed, 'status', 'statuses');
      return [key === '' ? statuses : `${statuses} of ${project(key)}`];
    }),
  );
};

/** Stages by project; those of the site stand at ''. */
const mapsOf = (value: Json): ReadonlyMap<string, Json> => {
  const { site, projects } = recordOf(recordOf(value).stages);
  const own = listOf(projects).map((one) => [textOf(recordOf(one).project), recordOf(one).stages] as const);
  return new Map<string, Json>([['', site], ...own]);
};

/** Fields of Jira by name, and what else is not what it was. */
const fieldsChanged = ({ before, after }: AuditLine, { field }: Naming): string => {
  const [was, is] = [recordOf(recordOf(before).fields), recordOf(recordOf(after).fields)];
  const nameOf = (value: Json) => {
    const id = textOf(recordOf(value).field);
    return id === '' ? 'none' : field(id);
  };
  const kinds = new Set<string>(FIELD_KINDS);
  return named(
    Object.keys({ ...was, ...is })
      .filter((key) => written(was[key] ?? null) !== written(is[key] ?? null))
      .map((key) => {
        const label = labelOf(key);
        if (!kinds.has(key)) return label;
        const [from, to] = [nameOf(was[key]), nameOf(is[key])];
        return from === to ? label : `${label} ${from} to ${to}`;
      }),
  );
};

const labelOf = (key: string): string => {
  const words: Readonly<Record<string, { readonly label: string }>> = kpiSettingWords.kinds;
  return FIELD_WORDS[key] ?? words[key]?.label.toLowerCase() ?? key;
};

const deadLetterOf = (id: string | null, naming: Naming): string => {
  const [kind, key = ''] = (id ?? '').split(':');
  return kind === 'issue' ? naming.issue(key) : kind === 'project' ? naming.project(key) : (id ?? '');
};

/** Entries about what work means, aims at and costs, and about single issues. */
export const OF_WORK: Readonly<Record<string, Teller>> = {
  targets: (line, naming) => ({
    did: ACTION_WORDS[line.action],
    what: `targets, ${ownerOf(line.id, naming)}`,
    change: targetsChanged(line),
  }),
  stages: (line, naming) => ({ did: verb(line), what: '', change: stagesChanged(line, naming) }),
  'kpi-fields': (line, naming) => ({ did: verb(line), what: '', change: fieldsChanged(line, naming) }),
  budgets: (line, naming) =>
    line.action === 'read' ? null : { did: verb(line), what: '', change: budgetsChanged(line, naming) },
  issue: (line, { issue }) => ({ did: ACTION_WORDS[line.action], what: issue(line.id ?? ''), change: '' }),
  'dead-letter': (line, naming) => ({
    did: ACTION_WORDS[line.action],
    what: deadLetterOf(line.id, naming),
    change: '',
  }),
};

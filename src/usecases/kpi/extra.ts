import type { MarkSetting } from '../../contract/kpi-settings';
import type { PersonId, TeamId } from '../../domain/capacity/types';
import type { ProjectBudget } from '../../domain/kpi/budgets';
import type { KpiId } from '../../domain/kpi/catalogue';
import type { LoggedWork } from '../../domain/kpi/logged-work';
import type { Marks } from '../../domain/kpi/marks';
import { type RateBook, sheetBook } from '../../domain/kpi/rates';
import type { KpiWindow } from '../../domain/kpi/result';
import { termHash, termKey } from '../../domain/suggestion/term-hash';
import { endOfDay, localDateAt } from '../../domain/time';
import { addDays, type Instant, instant, type Zone } from '../../domain/units';
import type { KeptPath, KeptTalk, KeptWork, MarkedIssue, MarksAsked } from './extra-ports';
import { missingFor } from './needs';
import type { OpenScope } from './open-scope';
import type { KpiPorts } from './ports';
import { type Coverage, readCoverage } from './skill-weeks';

/** KPIs that are made of more than measures and stays, or of something else. */
const EXTRA: ReadonlySet<KpiId> = new Set<KpiId>([
  ...(['cost', 'costPerIssue', 'budgetBurn', 'coordinationShare', 'incidentRate'] as const),
  ...(['openSafetyIssues', 'signOffShare', 'procedureConformance', 'participation', 'skillCoverage'] as const),
]);
const MONEY: ReadonlySet<KpiId> = new Set<KpiId>(['cost', 'costPerIssue', 'budgetBurn']);
const OF_WORK: ReadonlySet<KpiId> = new Set<KpiId>([...MONEY, 'coordinationShare', 'incidentRate']);

export const isExtra = (kpi: KpiId): boolean => EXTRA.has(kpi);
/** KPIs of what stands in the facts now, whatever the period. */
export const isOfNow = (kpi: KpiId): boolean => kpi === 'openSafetyIssues' || kpi === 'signOffShare';

export type Entry = LoggedWork & { readonly type: number; readonly known: boolean };

/** What these KPIs are worked out from; null = not asked for, or not set up. */
export type Extra = {
  readonly work: readonly Entry[];
  readonly money: { readonly rateOn: RateBook; readonly currency: string } | null;
  readonly budgets: readonly ProjectBudget[];
  readonly marked: readonly MarkedIssue[];
  readonly items: readonly MarkedIssue[];
  readonly paths: readonly KeptPath[];
  readonly talk: readonly KeptTalk[];
  readonly disciplineOf: ReadonlyMap<PersonId, number>;
  readonly coverage: Coverage | null;
};

export const NO_EXTRA: Extra = {
  ...{ work: [], money: null, budgets: [], marked: [], items: [], paths: [], talk: [] },
  ...{ disciplineOf: new Map(), coverage: null },
};

/** Reads what these KPIs need, all at once; a statement for each kind of fact that is asked for. */
export const readExtra = async (
  ports: KpiPorts,
  open: OpenScope,
  kpis: readonly KpiId[],
  windows: readonly KpiWindow[],
): Promise<Extra> => {
  const wanted = kpis.filter((kpi) => isExtra(kpi) && missingFor(kpi, open.site) === null);
  if (wanted.length === 0) return NO_EXTRA;
  const has = (kpi: KpiId) => wanted.includes(kpi);
  const { extra } = ports;
  const { where } = open;
  const span = wholeSpan(windows);
  const [work, rates, marked, items, paths, talk, disciplineOf, coverage] = await Promise.all([
    wanted.some((kpi) => OF_WORK.has(kpi))
      ? extra.work(where, { span: instants(span, open.zone, 1), doneIn: has('costPerIssue') ? span : null })
      : [],
    wanted.some((kpi) => MONEY.has(kpi)) ? extra.rates() : null,
    markedFor(open, wanted) === null ? [] : extra.marked(where, markedFor(open, wanted) as MarksAsked),
    has('signOffShare') ? extra.marked(where, itemsFor(open)) : [],
    has('procedureConformance') ? extra.paths(where, span, pathsFor(open)) : [],
    has('participation') ? extra.talk(where, span, instants(span, open.zone, 0)) : [],
    has('participation') ? disciplines(ports, open) : new Map<PersonId, number>(),
    has('skillCoverage') ? readCoverage(ports, open) : null,
  ]);
  const sheet = rates?.sheet ?? null;
  return {
    work: entriesOf(work, open.zone),
    money: sheet === null ? null : { rateOn: sheetBook(sheet), currency: sheet.currency },
    budgets: rates?.budgets ?? [],
    ...{ marked, items, paths, talk, disciplineOf, coverage },
  };
};

const wholeSpan = (windows: readonly KpiWindow[]): KpiWindow =>
  windows.reduce((span, { from, to }) => ({
    from: from < span.from ? from : span.from,
    to: to > span.to ? to : span.to,
  }));

/** A day of an author may begin a day before or after the site's. */
const instants = ({ from, to }: KpiWindow, zone: Zone, wider: number) => ({
  from: endOfDay(addDays(from, -1 - wider), zone),
  to: endOfDay(addDays(to, -1 + wider), zone),
});

/** Thousands of worklogs share a few days and zones: each day of a zone is worked out once. */
const entriesOf = (work: readonly KeptWork[], site: Zone): readonly Entry[] => {
  const dayAt = daysAt();
  return work.map(({ issue, type, person, started, spent, zone }) => ({
    ...{ issue, type, spent, day: dayAt(started, zone ?? site) },
    // Whoever logged it is not known: the rate of others holds, and nobody stands behind it.
    ...{ person: person ?? (0 as PersonId), known: person !== null },
  }));
};

/** The hour of an instant decides its day, but where a zone's day begins within one; half an hour always does. */
const STEP_MS = 15 * 60_000;

const daysAt = () => {
  const known = new Map<string, ReturnType<typeof localDateAt>>();
  return (at: Instant, zone: Zone) => {
    const step = Math.floor(at / STEP_MS);
    const key = `${zone} ${step}`;
    const day = known.get(key) ?? localDateAt(instant(step * STEP_MS), zone);
    known.set(key, day);
    return day;
  };
};

const hashesOf = ({ site }: OpenScope, labels: readonly string[]): readonly number[] => {
  if (site.salt === null) return [];
  const key = termKey(site.salt);
  return labels.map((label) => termHash(key, 'label', label));
};

/** Marks in the terms of the domain. */
export const marksOf = (open: OpenScope, setting: MarkSetting | null): Marks | null =>
  setting && {
    types: setting.types.map(Number),
    labels: hashesOf(open, setting.labels).map(String),
    options: setting.options.map(Number),
  };

/** All that is marked for the KPIs asked for, in one question. */
const markedFor = (open: OpenScope, kpis: readonly KpiId[]): MarksAsked | null => {
  const { fields } = open.site;
  const settings = [
    ...(kpis.includes('coordinationShare') ? [fields.coordination] : []),
    ...(kpis.includes('openSafetyIssues') ? [fields.safetyIssues] : []),
    ...(kpis.includes('incidentRate') ? [fields.incidents, fields.nearMisses] : []),
  ].filter((one) => one !== null);
  if (settings.length === 0) return null;
  const gen = fields.gens.safety;
  const among = settings.flatMap(({ options }) => options.map(Number));
  return {
    types: settings.flatMap(({ types }) => types.map(Number)),
    labels: hashesOf(
      open,
      settings.flatMap(({ labels }) => labels),
    ),
    field: gen === undefined ? null : { kind: 'safety', gen, among },
  };
};

const itemsFor = (open: OpenScope): MarksAsked => {
  const { scopeItems, gens } = open.site.fields;
  return {
    types: scopeItems?.types.map(Number) ?? [],
    labels: hashesOf(open, scopeItems?.labels ?? []),
    field: gens.signOff === undefined ? null : { kind: 'signOff', gen: gens.signOff, among: null },
  };
};

const pathsFor = ({ site: { fields } }: OpenScope) => ({
  types: fields.procedures.map(({ type }) => Number(type)),
  checklist: fields.gens.checklist ?? null,
});

/** The discipline of the team that has most of a person. */
const disciplines = async ({ extra }: KpiPorts, open: OpenScope): Promise<ReadonlyMap<PersonId, number>> => {
  const { teamOf } = await extra.teams(open.where.projects, open.today);
  const all = open.site.fields.disciplines;
  const of = new Map(all.flatMap(({ teams }, index) => teams.map((team) => [team as TeamId, index] as const)));
  return new Map(
    [...teamOf].flatMap(([person, team]) => {
      const discipline = of.get(team as TeamId);
      return discipline === undefined ? [] : [[person, discipline] as const];
    }),
  );
};

import type { GadgetConfig, GadgetScope, KpiChart, OwnTarget } from '../../../contract/kpi';
import { CATALOGUE, type KpiId } from '../../../domain/kpi/catalogue';
import type { KpiUnit } from '../../../domain/kpi/result';
import { mostPeriods, targetProblem } from '../../../domain/kpi/target';
import { localDate } from '../../../domain/units';
import { DEFAULT_PERIOD, LONGEST_TITLE } from '../config/gadget-config';
import type { Figures } from '../figures';
import { unitsOf } from '../periods';
import type { Draft, ScopeDraft, ScopeKind, TargetDraft } from './draft';
import { problem } from './messages';
import { typedThreshold } from './typed-threshold';

export type FieldName = 'kpis' | 'scope' | 'period' | 'ask' | `${'amber' | 'red'}:${KpiId}`;
/** What is wrong, at its field; empty = the form can be saved. */
export type Problems = ReadonlyMap<FieldName, string>;
export type Checked = { readonly config: GadgetConfig | null; readonly problems: Problems };

/** What a draft would be saved as, and what keeps it from being. `name`: the title where none was typed. */
export const configOf = (draft: Draft, name: string, figures: Figures, currency: string | null = null): Checked => {
  const problems = new Map<FieldName, string>();
  const scope = scopeOf(draft.scope);
  if (scope === null) problems.set('scope', problem.chosen[draft.scope.kind]);
  const count = wholeIn(draft.period.count, 1, mostPeriods(draft.period.unit));
  if (count === null)
    problems.set('period', problem.period(mostPeriods(draft.period.unit), unitsOf(draft.period.unit, 2)));
  const show = showOf(draft, problems);
  const targets = targetsOf(draft, problems, { figures, currency });
  if (problems.size > 0 || scope === null || count === null || show === null) return { config: null, problems };
  const title = draft.title.trim() === '' ? name : draft.title.trim();
  return {
    problems,
    config: {
      version: 1,
      title: title.slice(0, LONGEST_TITLE),
      scope,
      period: { unit: draft.period.unit, count },
      targets,
      show,
    },
  };
};

/** KPIs that the draft shows, and whose targets count. */
export const shownKpis = ({ show, kpi, kpis, chart }: Draft): readonly KpiId[] => {
  if (show === 'board') return kpis;
  return show === 'kpi' || chart === 'trend' ? [kpi] : [];
};

const wholeIn = (text: string, least: number, most: number): number | null => {
  const value = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
};

/** Each kind of scope out of the form; null = something is not chosen yet. */
const SCOPES: Readonly<Record<ScopeKind, (draft: ScopeDraft, project: string) => GadgetScope | null>> = {
  projects: ({ projects }) => ({ kind: 'projects', projects }),
  component: ({ component }, project) => (component === '' ? null : { kind: 'component', project, component }),
  version: ({ version }, project) => (version === '' ? null : { kind: 'version', project, version }),
  type: ({ projects, type }) => (type === '' ? null : { kind: 'type', projects, type }),
  label: ({ projects, label }) => (label.trim() === '' ? null : { kind: 'label', projects, label: label.trim() }),
  parent: ({ parent }) => (parent.id === null ? null : { kind: 'parent', issue: parent.id }),
  team: ({ team }) => (team === '' ? null : { kind: 'team', team: Number(team) }),
  filter: ({ filter }) => (filter === '' ? null : { kind: 'filter', filter }),
};
const WITHOUT_PROJECTS: readonly ScopeKind[] = ['parent', 'team', 'filter'];

const scopeOf = (draft: ScopeDraft): GadgetScope | null => {
  const [project] = draft.projects;
  if (project === undefined && !WITHOUT_PROJECTS.includes(draft.kind)) return null;
  return SCOPES[draft.kind](draft, project ?? '');
};

const showOf = (draft: Draft, problems: Map<FieldName, string>): GadgetConfig['show'] | null => {
  if (draft.show === 'kpi') return { kind: 'kpi', kpi: draft.kpi };
  if (draft.show === 'board') {
    if (draft.kpis.length > 0) return { kind: 'board', kpis: draft.kpis };
    problems.set('kpis', problem.kpis);
    return null;
  }
  const chart = chartOf(draft, problems);
  return chart === null ? null : { kind: 'chart', chart };
};

const chartOf = ({ chart, kpi, histogram, ask }: Draft, problems: Map<FieldName, string>): KpiChart | null => {
  if (chart === 'trend') return { kind: chart, kpi };
  if (chart === 'histogram') return { kind: chart, kpi: histogram };
  if (chart !== 'throughput') return { kind: chart };
  if (ask.kind === 'open') return { kind: chart, ask: null };
  if (ask.kind === 'when-done') {
    const issues = wholeIn(ask.issues, 1, 100_000);
    if (issues === null) problems.set('ask', problem.issues);
    return issues === null ? null : { kind: chart, ask: { kind: 'when-done', issues } };
  }
  if (!/^\d{4}-\d\d-\d\d$/.test(ask.until)) {
    problems.set('ask', problem.until);
    return null;
  }
  return { kind: chart, ask: { kind: 'how-many', until: localDate(ask.until) } };
};

/** How thresholds are written here. */
type Written = { readonly figures: Figures; readonly currency: string | null };

const targetsOf = (draft: Draft, problems: Map<FieldName, string>, written: Written): GadgetConfig['targets'] => {
  const targets: Partial<Record<KpiId, OwnTarget>> = {};
  for (const kpi of shownKpis(draft)) {
    const typed = draft.targets[kpi];
    const target = typed === undefined ? null : targetOf(kpi, typed, problems, written);
    if (target !== null) targets[kpi] = target;
  }
  return targets;
};

const targetOf = (
  kpi: KpiId,
  { direction, ...typed }: TargetDraft,
  problems: Map<FieldName, string>,
  { figures, currency }: Written,
): OwnTarget | null => {
  const { unit } = CATALOGUE[kpi];
  const read = (field: 'amber' | 'red'): number | null => {
    const value = typedThreshold(unit, typed[field], currency);
    if (value === null) problems.set(`${field}:${kpi}`, problem.number(exampleOf(unit, currency)));
    else if (unit === 'share' && (value < 0 || value > 1)) problems.set(`${field}:${kpi}`, problem.share);
    else return value;
    return null;
  };
  const [amber, red] = [read('amber'), read('red')];
  if (amber === null || red === null) return null;
  if (targetProblem({ direction, amber, red, period: DEFAULT_PERIOD }) === null) return { direction, amber, red };
  const met = figures.threshold({ id: kpi, currency: currency ?? undefined }, amber);
  problems.set(`red:${kpi}`, direction === 'higher' ? problem.below(met) : problem.above(met));
  return null;
};

const exampleOf = (unit: KpiUnit, currency: string | null): string => {
  if (unit === 'share') return '95 %';
  return unit === 'money-minor' && currency !== null ? `500 ${currency}` : '7';
};

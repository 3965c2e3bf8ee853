import type { GadgetConfig, GadgetScope, KpiChart, OwnTarget } from '../../../contract/kpi';
import { CATALOGUE, type KpiId } from '../../../domain/kpi/catalogue';
import type { Direction, PeriodUnit } from '../../../domain/kpi/target';
import { DEFAULT_PERIOD } from '../config/gadget-config';
import { thresholdText } from './typed-threshold';

export type ScopeKind = GadgetScope['kind'];
export const SCOPE_KINDS: readonly ScopeKind[] = [
  'projects',
  'component',
  'version',
  'type',
  'label',
  'parent',
  'team',
  'filter',
];

export type TargetDraft = { readonly direction: Direction; readonly amber: string; readonly red: string };
export type AskKind = 'open' | 'when-done' | 'how-many';
export type HistogramKpi = Extract<KpiChart, { kind: 'histogram' }>['kpi'];

/** The form as it stands: all that was typed stays when something else is chosen for a while. */
export type Draft = {
  readonly show: GadgetConfig['show']['kind'];
  readonly kpi: KpiId;
  readonly kpis: readonly KpiId[];
  readonly chart: KpiChart['kind'];
  readonly histogram: HistogramKpi;
  readonly ask: { readonly kind: AskKind; readonly issues: string; readonly until: string };
  readonly scope: ScopeDraft;
  readonly period: { readonly unit: PeriodUnit; readonly count: string };
  /** Own targets; a KPI that is not here uses its project's or team's. */
  readonly targets: Readonly<Partial<Record<KpiId, TargetDraft>>>;
  readonly title: string;
  readonly refresh: number | null;
};

export type ScopeDraft = {
  readonly kind: ScopeKind;
  /** Of `projects`, `type` and `label`; the first is the one of a component and a version. */
  readonly projects: readonly string[];
  readonly component: string;
  readonly version: string;
  readonly type: string;
  readonly label: string;
  /** Key as typed, and the id that Jira knows it by; null = not found, or not looked up yet. */
  readonly parent: { readonly key: string; readonly id: string | null };
  readonly team: string;
  readonly filter: string;
};

export const DEFAULT_KPIS: readonly KpiId[] = [
  'leadTime',
  'cycleTime',
  'throughput',
  'onTimeDelivery',
  'wip',
  'wipAge',
];

/** What a new gadget begins with: the project with most issues, six KPIs of flow, the last 4 weeks. */
export const newDraft = (projects: readonly string[]): Draft => ({
  show: 'board',
  kpi: 'onTimeDelivery',
  kpis: DEFAULT_KPIS,
  chart: 'trend',
  histogram: 'cycleTime',
  ask: { kind: 'open', issues: '20', until: '' },
  scope: {
    kind: 'projects',
    projects: projects.slice(0, 1),
    component: '',
    version: '',
    type: '',
    label: '',
    parent: { key: '', id: null },
    team: '',
    filter: '',
  },
  period: { unit: DEFAULT_PERIOD.unit, count: String(DEFAULT_PERIOD.count) },
  targets: {},
  title: '',
  refresh: 60,
});

/** The form of what is stored. */
export const draftOf = (
  config: GadgetConfig,
  refresh: number | null,
  projects: readonly string[],
  currency: string | null = null,
): Draft => {
  const blank = newDraft(projects);
  const { show } = config;
  const chart = show.kind === 'chart' ? show.chart : null;
  return {
    ...blank,
    show: show.kind,
    kpi: show.kind === 'kpi' ? show.kpi : chart?.kind === 'trend' ? chart.kpi : blank.kpi,
    kpis: show.kind === 'board' ? show.kpis : blank.kpis,
    chart: chart?.kind ?? blank.chart,
    histogram: chart?.kind === 'histogram' ? chart.kpi : blank.histogram,
    ask: chart?.kind === 'throughput' ? askOf(chart.ask, blank.ask) : blank.ask,
    scope: scopeOf(config.scope, blank.scope),
    period: { unit: config.period.unit, count: String(config.period.count) },
    targets: Object.fromEntries(
      (Object.entries(config.targets) as [KpiId, OwnTarget][]).map(([kpi, target]) => [
        kpi,
        targetDraftOf(kpi, target, currency),
      ]),
    ),
    title: config.title,
    refresh,
  };
};

export const targetDraftOf = (
  kpi: KpiId,
  { direction, amber, red }: OwnTarget,
  currency: string | null,
): TargetDraft => ({
  direction,
  amber: thresholdText(CATALOGUE[kpi].unit, amber, currency),
  red: thresholdText(CATALOGUE[kpi].unit, red, currency),
});

const askOf = (ask: Extract<KpiChart, { kind: 'throughput' }>['ask'], blank: Draft['ask']): Draft['ask'] =>
  ask === null
    ? blank
    : ask.kind === 'when-done'
      ? { ...blank, kind: 'when-done', issues: String(ask.issues) }
      : { ...blank, kind: 'how-many', until: ask.until };

const scopeOf = (scope: GadgetScope, blank: ScopeDraft): ScopeDraft => {
  const draft = { ...blank, kind: scope.kind };
  switch (scope.kind) {
    case 'projects':
      return { ...draft, projects: scope.projects };
    case 'component':
      return { ...draft, projects: [scope.project], component: scope.component };
    case 'version':
      return { ...draft, projects: [scope.project], version: scope.version };
    case 'type':
      return { ...draft, projects: scope.projects, type: scope.type };
    case 'label':
      return { ...draft, projects: scope.projects, label: scope.label };
    case 'parent':
      return { ...draft, parent: { key: '', id: scope.issue } };
    case 'team':
      return { ...draft, team: String(scope.team) };
    case 'filter':
      return { ...draft, filter: scope.filter };
  }
};

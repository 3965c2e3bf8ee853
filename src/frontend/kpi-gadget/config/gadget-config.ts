import type { ForecastAsk, GadgetConfig, GadgetScope, KpiChart, OwnTarget } from '../../../contract/kpi';
import { CATALOGUE, type KpiId } from '../../../domain/kpi/catalogue';
import { mostPeriods, PERIOD_UNITS, type Period, targetProblem } from '../../../domain/kpi/target';
import { localDate } from '../../../domain/units';

/** What the host kept: nothing yet, something that cannot be used, or a configuration, with what had to be mended. */
export type StoredConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly why: 'newer' | 'scope' | 'show' }
  | { readonly kind: 'config'; readonly config: GadgetConfig; readonly mended: readonly Mended[] };

/** Parts that were not as they should be and were left out or put right. */
export type Mended = 'period' | 'targets' | 'kpis' | 'title';

export const MOST_KPIS = 12;
export const DEFAULT_PERIOD: Period = { unit: 'week', count: 4 };
export const LONGEST_TITLE = 120;

/** Reads what a host stored. Scope and what is shown cannot be guessed; the rest is repaired, and said. */
export const gadgetConfig = (stored: unknown): StoredConfig => {
  if (!isRecord(stored) || (stored.version === undefined && stored.show === undefined)) return { kind: 'none' };
  if (stored.version !== 1) return { kind: 'unreadable', why: 'newer' };
  const scope = scopeIn(stored.scope);
  if (scope === null) return { kind: 'unreadable', why: 'scope' };
  const show = showIn(stored.show);
  if (show === null) return { kind: 'unreadable', why: 'show' };
  const period = periodIn(stored.period);
  const targets = targetsIn(stored.targets);
  const title = typeof stored.title === 'string' ? stored.title.slice(0, LONGEST_TITLE) : null;
  const mended: Mended[] = [
    ...(period === null ? (['period'] as const) : []),
    ...(targets.lost ? (['targets'] as const) : []),
    ...(show.lost ? (['kpis'] as const) : []),
    ...(title === null ? (['title'] as const) : []),
  ];
  return {
    kind: 'config',
    config: {
      version: 1,
      title: title ?? '',
      scope,
      period: period ?? DEFAULT_PERIOD,
      targets: targets.kept,
      show: show.kept,
    },
    mended,
  };
};

/** Minutes after which the host looks anew; null = it does not. */
export const refreshIn = (stored: unknown): number | null =>
  isRecord(stored) && isWhole(stored.refresh, 1, 1440) ? stored.refresh : null;

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
const isId = (value: unknown): value is string => typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value);
const isKpi = (value: unknown): value is KpiId => typeof value === 'string' && Object.hasOwn(CATALOGUE, value);

const idsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? [...new Set(value.filter(isId))] : []);

/** Each kind of scope out of what was stored; null = something is missing. */
const SCOPES: Readonly<
  Record<GadgetScope['kind'], (fields: Fields, projects: readonly string[]) => GadgetScope | null>
> = {
  projects: (_, projects) => (projects.length > 0 ? { kind: 'projects', projects } : null),
  component: ({ project, component }) =>
    isId(project) && isId(component) ? { kind: 'component', project, component } : null,
  version: ({ project, version }) => (isId(project) && isId(version) ? { kind: 'version', project, version } : null),
  type: ({ type }, projects) => (projects.length > 0 && isId(type) ? { kind: 'type', projects, type } : null),
  label: ({ label }, projects) =>
    projects.length > 0 && typeof label === 'string' && label !== ''
      ? { kind: 'label', projects, label: label.slice(0, 255) }
      : null,
  parent: ({ issue }) => (isId(issue) ? { kind: 'parent', issue } : null),
  team: ({ team }) => (isWhole(team, 1, Number.MAX_SAFE_INTEGER) ? { kind: 'team', team } : null),
  filter: ({ filter }) => (isId(filter) ? { kind: 'filter', filter } : null),
};

const scopeIn = (value: unknown): GadgetScope | null => {
  if (!isRecord(value) || typeof value.kind !== 'string' || !Object.hasOwn(SCOPES, value.kind)) return null;
  return SCOPES[value.kind as GadgetScope['kind']](value, idsIn(value.projects));
};

const periodIn = (value: unknown): Period | null => {
  if (!isRecord(value)) return null;
  const unit = PERIOD_UNITS.find((one) => one === value.unit);
  return unit !== undefined && isWhole(value.count, 1, mostPeriods(unit)) ? { unit, count: value.count } : null;
};

type Kept<T> = { readonly kept: T; readonly lost: boolean };

const targetsIn = (value: unknown): Kept<GadgetConfig['targets']> => {
  if (!isRecord(value)) return { kept: {}, lost: value !== undefined };
  const entries = Object.entries(value);
  const good = entries.flatMap(([kpi, target]) => {
    const own = targetIn(target);
    return isKpi(kpi) && own !== null ? [[kpi, own] as const] : [];
  });
  return { kept: Object.fromEntries(good), lost: good.length < entries.length };
};

const targetIn = (value: unknown): OwnTarget | null => {
  if (!isRecord(value)) return null;
  const { direction, amber, red } = value;
  if (direction !== 'higher' && direction !== 'lower') return null;
  if (typeof amber !== 'number' || typeof red !== 'number') return null;
  const target = { direction, amber, red } as const;
  return targetProblem({ ...target, period: DEFAULT_PERIOD }) === null ? target : null;
};

const showIn = (value: unknown): Kept<GadgetConfig['show']> | null => {
  if (!isRecord(value)) return null;
  if (value.kind === 'kpi') return isKpi(value.kpi) ? { kept: { kind: 'kpi', kpi: value.kpi }, lost: false } : null;
  if (value.kind === 'chart') {
    const chart = chartIn(value.chart);
    return chart === null ? null : { kept: { kind: 'chart', chart }, lost: false };
  }
  if (value.kind !== 'board' || !Array.isArray(value.kpis)) return null;
  const kpis = [...new Set(value.kpis.filter(isKpi))].slice(0, MOST_KPIS);
  return kpis.length === 0 ? null : { kept: { kind: 'board', kpis }, lost: kpis.length < value.kpis.length };
};

const HISTOGRAMS = ['leadTime', 'cycleTime', 'reviewDuration', 'firstProofTime'] as const;

const chartIn = (value: unknown): KpiChart | null => {
  if (!isRecord(value)) return null;
  switch (value.kind) {
    case 'trend':
      return isKpi(value.kpi) ? { kind: 'trend', kpi: value.kpi } : null;
    case 'histogram': {
      const kpi = HISTOGRAMS.find((one) => one === value.kpi);
      return kpi === undefined ? null : { kind: 'histogram', kpi };
    }
    case 'throughput':
      return { kind: 'throughput', ask: askIn(value.ask) };
    case 'cumulative-flow':
    case 'scatter':
    case 'ageing':
    case 'revision-rounds':
      return { kind: value.kind };
    default:
      return null;
  }
};

const askIn = (value: unknown): ForecastAsk | null => {
  if (!isRecord(value)) return null;
  if (value.kind === 'when-done' && isWhole(value.issues, 1, 100_000))
    return { kind: 'when-done', issues: value.issues };
  if (value.kind === 'how-many' && typeof value.until === 'string' && /^\d{4}-\d\d-\d\d$/.test(value.until))
    return { kind: 'how-many', until: localDate(value.until) };
  return null;
};

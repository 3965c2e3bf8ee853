import type { KpiBasis, KpiScope } from '../../contract/kpi';
import type { KpiId } from '../../domain/kpi/catalogue';
import type { ScopeKind } from '../../domain/kpi/people-rules';
import { earlier, periodBefore } from '../../domain/kpi/period';
import type { KpiWindow } from '../../domain/kpi/result';
import type { Period } from '../../domain/kpi/target';
import { termHash, termKey } from '../../domain/suggestion/term-hash';
import { localDateAt } from '../../domain/time';
import { addDays, type Instant, type LocalDate, type Zone } from '../../domain/units';
import { mayBrowse } from '../may-count';
import { siteZone } from '../plan-people';
import type { Viewer } from '../ports';
import type { RatingReading } from '../ratings/progress';
import { gapNotes, isGivenUp } from './gaps';
import { fieldsFor } from './needs';
import type { KpiPorts, KpiSite, Named, Narrowing, Where } from './ports';
import { rereadingOf } from './rereading';

/** A scope as this viewer may see it, and when it is asked for. */
export type OpenScope = {
  readonly scope: KpiScope;
  readonly kind: ScopeKind;
  readonly site: KpiSite;
  readonly now: Instant;
  readonly zone: Zone;
  readonly today: LocalDate;
  readonly window: KpiWindow;
  readonly before: KpiWindow;
  readonly where: Where;
  /** The day the first issue of these projects was created; null = there is none. */
  readonly since: LocalDate | null;
};

type Asked = { readonly scope: KpiScope; readonly period: Period };

/** Null = nothing that the viewer may browse. Two statements, at once; a question to Jira where Browse was not seen lately. */
export const openScope = async (
  ports: KpiPorts,
  viewer: Viewer,
  { scope, period }: Asked,
): Promise<OpenScope | null> => {
  const [site, places] = await Promise.all([
    ports.facts.site(viewer.accountId),
    ports.facts.places(namedOf(scope), viewer.accountId),
  ]);
  const now = ports.clock.now();
  const browsable = await mayBrowse(ports, viewer, places, now);
  const open = places.filter(({ project }) => browsable.has(project));
  if (open.length === 0) return null;
  const zone = siteZone(site.site);
  const today = localDateAt(now, zone);
  const window = periodBefore(today, period);
  return {
    scope,
    kind: kindOf(scope),
    ...{ site, now, zone, today, window },
    before: earlier(window, period),
    where: {
      projects: open.map(({ project }) => project),
      narrow: narrowOf(scope, site.salt),
      done: open.reduce((sum, { done }) => sum + done, 0),
    },
    since: open.reduce<LocalDate | null>((first, { since }) => earliest(first, since), null),
  };
};

type Looked = {
  readonly kpis: readonly KpiId[];
  readonly taken: number;
  readonly all: number;
  readonly notes: KpiBasis['notes'];
};

/** What the answer to these KPIs stands on. `taken` of `all` issues were looked at. */
export const basisOf = (open: OpenScope, { kpis, taken, all, notes }: Looked): KpiBasis => {
  const { site, now, zone, window, before, where } = open;
  const field = fieldReading(open, kpis);
  const gaps = gapNotes(site.gaps, where, kpis);
  return {
    now,
    asOf: site.state.asOf,
    zone,
    window,
    before,
    reading: site.state.reading,
    stale: site.state.stale,
    closedProjects: where.projects.filter((project) => site.closed.includes(project)).length,
    complete: site.state.reading === null && site.measuring === null && !gaps.some(isGivenUp),
    dataSince: site.since === null ? null : dataSince(site.since, open),
    projects: where.projects.map(String),
    cut: all > taken ? { taken, of: all } : null,
    notes: [...notes, ...gaps, ...(field === null ? [] : [{ kind: 'field-reading' as const, ...toldOf(field, open) }])],
  };
};

/** The field mapped lately of which least is read; null = those that are asked for are wholly read. */
const fieldReading = ({ site }: OpenScope, kpis: readonly KpiId[]): RatingReading | null => {
  const kinds = [...new Set(kpis.flatMap((kpi) => fieldsFor(kpi, site)))];
  const readings = kinds.flatMap((kind) => rereadingOf(site, kind) ?? []);
  return readings.find(({ since }) => since === null) ?? readings[0] ?? null;
};

const toldOf = ({ done, total, since }: RatingReading, open: OpenScope) => ({
  issues: total === null ? null : Math.max(0, total - done),
  since: since === null ? null : dataSince(since, open),
});

/** The first day that is wholly read; a day ahead of today where nothing is. */
const dataSince = (since: Instant, { now, zone, today }: OpenScope): LocalDate =>
  since > now ? addDays(today, 1) : addDays(localDateAt(since, zone), 1);

const earliest = (a: LocalDate | null, b: LocalDate | null): LocalDate | null => {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
};

const namedOf = (scope: KpiScope): Named => {
  switch (scope.kind) {
    case 'projects':
    case 'type':
    case 'label':
      return { kind: 'projects', projects: scope.projects.map(Number) };
    case 'component':
    case 'version':
      return { kind: 'projects', projects: [Number(scope.project)] };
    case 'parent':
      return { kind: 'parent', issue: Number(scope.issue) };
    case 'team':
      return scope;
    case 'ids':
      return { kind: 'ids', ids: scope.ids.map(Number) };
  }
};

/** Without a salt nothing was read, and no label has a hash. */
const narrowOf = (scope: KpiScope, salt: string | null): Narrowing => {
  switch (scope.kind) {
    case 'projects':
      return { kind: 'all' };
    case 'type':
      return { kind: 'type', type: Number(scope.type) };
    case 'label':
      return { kind: 'label', ref: salt === null ? 0 : termHash(termKey(salt), 'label', scope.label) };
    case 'component':
      return { kind: 'component', ref: Number(scope.component) };
    case 'version':
      return { kind: 'fix_version', ref: Number(scope.version) };
    default:
      return namedOf(scope) as Exclude<Named, { kind: 'projects' }>;
  }
};

const kindOf = (scope: KpiScope): ScopeKind => {
  if (scope.kind === 'ids') return 'filter';
  return scope.kind === 'projects' && scope.projects.length === 1 ? 'project' : scope.kind;
};

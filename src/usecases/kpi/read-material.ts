import type { KpiBasis } from '../../contract/kpi';
import type { KpiId } from '../../domain/kpi/catalogue';
import type { Material } from '../../domain/kpi/material';
import { RATING_KINDS, type RatingKind } from '../../domain/kpi/ratings';
import type { KpiWindow } from '../../domain/kpi/result';
import { endOfDay } from '../../domain/time';
import { addDays, type LocalDate } from '../../domain/units';
import { isOfCreated, isOfMoment } from './kinds';
import type { OpenScope } from './open-scope';
import { staysOf } from './plain-stays';
import type { Kept, KeptMeasure, KeptStay, KpiPorts, MeasuresAsked, StaysBesides } from './ports';

/** Material with who holds each issue. */
export type ReadMaterial = Omit<Material, 'measures' | 'stays'> & {
  readonly measures: readonly KeptMeasure[];
  readonly stays: readonly KeptStay[];
  /** How many issues there are, where not all were taken. */
  readonly all: number;
};

type Wanted = {
  readonly kpis: readonly KpiId[];
  /** All windows that are asked of. */
  readonly windows: readonly KpiWindow[];
  /** Whether moments other than Mondays are asked for. */
  readonly anyMoment: boolean;
};

/** What these KPIs need of the facts, in at most three statements, at once. */
export const readMaterial = async (ports: KpiPorts, open: OpenScope, wanted: Wanted): Promise<ReadMaterial> => {
  const { measures, stays } = await (open.where.narrow.kind === 'all' ? ofProjects : ofFinerScope)(ports, open, wanted);
  return {
    measures: measures.rows,
    stays,
    all: measures.all,
    since: open.since === null ? null : endOfDay(addDays(open.since, -1), open.zone),
  };
};

type Read = { readonly measures: Kept<KeptMeasure>; readonly stays: readonly KeptStay[] };

/** Measures tell most of the stays; they are read up to today, that all which is done since the last window is among them. */
const ofProjects = async ({ facts }: KpiPorts, open: OpenScope, wanted: Wanted): Promise<Read> => {
  const { ofDone, ofMoment, moments, reopened } = needsOf(open, wanted);
  const span = ofDone ? spanOf(wanted.windows, open) : moments;
  const since = reopened !== null && reopened.from < moments.from ? reopened.from : moments.from;
  const [measures, besides] = await Promise.all([
    ofDone || ofMoment
      ? facts.measures(open.where, ofMoment ? { ...span, to: moments.to } : span, alsoOf(open, wanted))
      : NOTHING,
    ofMoment || reopened !== null ? facts.staysBesides(open.where, since) : NO_STAYS,
  ]);
  const stays = ofMoment ? staysOf(measures.rows, besides) : besides.back;
  return { measures: ofDone ? measures : NOTHING, stays };
};

/** Measures of finer scopes are cut, so that stays are read one by one. */
const ofFinerScope = async ({ facts }: KpiPorts, open: OpenScope, wanted: Wanted): Promise<Read> => {
  const { ofDone, ofMoment, moments, reopened } = needsOf(open, wanted);
  const [measures, stays] = await Promise.all([
    ofDone ? facts.measures(open.where, spanOf(wanted.windows, open), alsoOf(open, wanted)) : NOTHING,
    ofMoment || reopened !== null
      ? facts.stays(open.where, { window: moments, mondays: !wanted.anyMoment, reopened, done: false })
      : [],
  ]);
  return { measures, stays };
};

const needsOf = (open: OpenScope, { kpis, windows }: Wanted) => ({
  ofDone: kpis.some((kpi) => !isOfMoment(kpi)),
  ofMoment: kpis.some(isOfMoment),
  moments: { from: firstMoment(windows, open), to: addDays(open.today, 1) },
  reopened: kpis.includes('reworkRate') ? open.window : null,
});

const alsoOf = (open: OpenScope, { kpis }: Wanted): MeasuresAsked => ({
  created: kpis.some(isOfCreated),
  ratings: ratingsFor(kpis, open),
});

const ratingsFor = (kpis: readonly KpiId[], { site }: OpenScope): Partial<Record<RatingKind, number>> =>
  Object.fromEntries(
    RATING_KINDS.flatMap((kind) => {
      const gen = site.fields[kind]?.gen;
      return gen === undefined || !kpis.includes(kind) ? [] : [[kind, gen]];
    }),
  );

const NOTHING: Kept<KeptMeasure> = { rows: [], all: 0 };
const NO_STAYS: StaysBesides = { open: [], back: [] };

/** KPIs of a moment look at the ends of windows alone; what is left of done, at their whole length. */
const firstMoment = (windows: readonly KpiWindow[], { window }: OpenScope): LocalDate =>
  windows.reduce((first, { to }) => (to < first ? to : first), window.to);

const spanOf = (windows: readonly KpiWindow[], { window }: OpenScope): KpiWindow =>
  windows.reduce(
    (span, { from, to }) => ({ from: from < span.from ? from : span.from, to: to > span.to ? to : span.to }),
    window,
  );

/** What the data do not say, of issues done in the window. */
export const notesOf = ({ measures }: ReadMaterial, { window }: OpenScope): KpiBasis['notes'] => {
  const done = measures.filter(({ doneDay }) => doneDay !== null && doneDay >= window.from && doneDay < window.to);
  const unknown = measures.filter(({ unknownStatus }) => unknownStatus).length;
  const untracked = done.filter(({ actual }) => actual === null).length;
  return [
    ...(unknown > 0 ? [{ kind: 'unknown-status' as const, issues: unknown }] : []),
    ...(untracked > 0 ? [{ kind: 'untracked' as const, issues: untracked }] : []),
  ];
};

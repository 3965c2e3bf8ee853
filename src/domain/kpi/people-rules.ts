import type { Brand } from '../brand';
import type { PersonId } from '../capacity/types';
import { CATALOGUE, type KpiId } from './catalogue';
import { type Behind, COHORT_FLOOR, holdsTogether, tellsRate } from './disclosure';
import type { Currencies } from './money';
import type { KpiResult } from './result';

/**
 * A result that passed the people rules. Screens, APIs and exports take nothing else, and only this file makes one, so
 * that none of them can get round the rules.
 */
export type ShownKpi = Brand<KpiResult & { readonly currencies?: Currencies }, 'ShownKpi'>;

/**
 * `not-yours`: of another person. `too-few`: fewer people than the floor. `complement`: with the figures shown besides,
 * fewer could be worked out. `one-rate`: with the hours shown besides, the cost would be everybody's rate.
 * `people-rules`: has to be asked as a person's or a cohort's.
 */
export type Withheld = 'not-yours' | 'too-few' | 'complement' | 'one-rate' | 'people-rules';

export type Release =
  | { readonly kind: 'shown'; readonly result: ShownKpi }
  | { readonly kind: 'withheld'; readonly why: Withheld };

export type OfCohort = { readonly kind: 'cohort'; readonly kpi: KpiId; readonly behind: Behind };
type OfPerson = { readonly kind: 'person'; readonly kpi: KpiId; readonly person: PersonId };
export type AskedOfPeople = (OfCohort | OfPerson) & {
  readonly result: KpiResult & { readonly currencies?: Currencies };
};

export type Asker = {
  /** Null = the system, which has no figures of its own. */
  readonly person: PersonId | null;
  /** As `floorOf` has it. */
  readonly floor?: number;
  /** What this asker was shown before and could still subtract from. */
  readonly earlier?: readonly OfCohort[];
};

/**
 * Figures of people, as far as the asker may see them: a person's for that person alone; cohorts of enough people, as
 * long as no difference of all that is shown is a figure of fewer. What is asked first has precedence, money comes last.
 */
export const releaseOfPeople = (asker: Asker, asked: readonly AskedOfPeople[]): readonly Release[] => {
  const shown = [...(asker.earlier ?? [])];
  const releases = new Map<AskedOfPeople, Release>();
  const inTurn = [...asked].sort((a, b) => Number(isMoney(a.kpi)) - Number(isMoney(b.kpi)));
  for (const one of inTurn) {
    const why = one.kind === 'person' ? whyNotPerson(asker, one) : whyNotCohort(asker, one, shown);
    releases.set(one, why === null ? release(one) : { kind: 'withheld', why });
    if (why === null && one.kind === 'cohort' && !saysNothing(one.result)) shown.push(one);
  }
  return asked.map((one) => releases.get(one) ?? { kind: 'withheld', why: 'people-rules' });
};

export type ScopeKind =
  | 'project'
  | 'projects'
  | 'component'
  | 'parent'
  | 'version'
  | 'label'
  | 'type'
  | 'team'
  | 'filter'
  | 'person';

/** Scopes that can be made of people: whoever writes a filter or lists ids can pick one person's issues. */
const SCOPES_OF_PEOPLE: ReadonlySet<ScopeKind> = new Set(['team', 'filter', 'person']);

/** Whether a KPI of a scope falls under the rules: then `releaseOfPeople` is the only way out. */
export const isAboutPeople = (kpi: KpiId, scope: ScopeKind): boolean => {
  const { past } = CATALOGUE[kpi];
  return past === 'always' || (past === 'by-scope' && SCOPES_OF_PEOPLE.has(scope));
};

/** Figures that are not about people's past: of issues in a scope of issues, of plans, of safety. */
export const releaseOfIssues = (kpi: KpiId, scope: ScopeKind, result: KpiResult): Release =>
  isAboutPeople(kpi, scope) && !saysNothing(result)
    ? { kind: 'withheld', why: 'people-rules' }
    : { kind: 'shown', result: result as ShownKpi };

/** Not set up: there is no figure in it. */
const saysNothing = ({ unset, value, n, parts }: KpiResult): boolean =>
  unset !== null && value === null && n === 0 && Object.keys(parts).length === 0;

const whyNotPerson = (asker: Asker, { person }: OfPerson): Withheld | null =>
  asker.person !== null && person === asker.person ? null : 'not-yours';

const whyNotCohort = (
  asker: Asker,
  one: OfCohort & { readonly result: KpiResult },
  shown: readonly OfCohort[],
): Withheld | null => {
  if (saysNothing(one.result)) return null;
  const floor = asker.floor ?? COHORT_FLOOR;
  const together = [...shown, one];
  const family = together.filter(({ kpi }) => familyOf(kpi) === familyOf(one.kpi)).map(({ behind }) => behind);
  if (one.behind.length === 0 || !holdsTogether([one.behind], asker.person, floor)) return 'too-few';
  if (!holdsTogether(family, asker.person, floor)) return 'complement';
  return withHours(together, asker.person) ? 'one-rate' : null;
};

const withHours = (together: readonly OfCohort[], asker: PersonId | null): boolean => {
  const money = together.filter(({ kpi }) => isMoney(kpi)).map(({ behind }) => behind);
  return together.some(({ kpi }) => TELLS_HOURS.has(kpi)) && tellsRate(money, asker);
};

const release = (one: AskedOfPeople): Release => ({
  kind: 'shown',
  result: (one.kind === 'person' ? one.result : ofWholeCohort(one)) as ShownKpi,
});

/** Only what is made of the whole cohort, field by field: what nobody thought of stays behind. */
const ofWholeCohort = ({ kpi, result }: AskedOfPeople): KpiResult & { readonly currencies?: Currencies } => {
  const { samples, wholeParts } = CATALOGUE[kpi];
  const { value, unit, n, window, zone, asOf, complete, unset, parts, currencies } = result;
  return {
    value,
    unit,
    n,
    excluded: samples === 'people' ? [] : result.excluded,
    window,
    zone,
    asOf,
    complete,
    unset,
    parts: Object.fromEntries(wholeParts.filter((part) => part in parts).map((part) => [part, parts[part] ?? null])),
    ...(currencies ? { currencies: unnamed(currencies) } : {}),
  };
};

/** A second currency may be one person's. */
const unnamed = (currencies: Currencies): Currencies =>
  currencies.kind === 'several' ? { kind: 'several', currencies: [] } : currencies;

const MONEY: readonly KpiId[] = ['cost', 'costPerIssue', 'budgetBurn'];
const HOURS: readonly KpiId[] = ['loggedUtilisation', 'coordinationShare', 'incidentRate'];
const TELLS_HOURS: ReadonlySet<KpiId> = new Set(HOURS);
const FAMILIES: readonly (readonly KpiId[])[] = [
  MONEY,
  HOURS,
  ['estimateBias', 'estimateRatio', 'estimateCorrelation'],
];

const isMoney = (kpi: KpiId): boolean => MONEY.includes(kpi);

/** KPIs whose figures can be subtracted from each other. */
const familyOf = (kpi: KpiId): string => FAMILIES.find((family) => family.includes(kpi))?.[0] ?? kpi;

import type { KpiId } from '../../domain/kpi/catalogue';
import type { Behind } from '../../domain/kpi/disclosure';
import {
  type AskedOfPeople,
  isAboutPeople,
  type OfCohort,
  type Release,
  releaseOfIssues,
  releaseOfPeople,
} from '../../domain/kpi/people-rules';
import type { KpiResult, KpiWindow } from '../../domain/kpi/result';
import { dayNumber } from '../../domain/units';
import type { Desk } from './figures';
import { isOfIssues, isOfMoment } from './kinds';
import type { OpenScope } from './open-scope';
import type { Members } from './people-kpis';
import type { KpiPorts } from './ports';
import type { ReadMaterial } from './read-material';

/** A figure, and the window that it is of. */
export type Asked = { readonly kpi: KpiId; readonly result: KpiResult; readonly window: KpiWindow };

/**
 * Lets figures out by the people rules. Of scopes of people every figure is a cohort's; with it count the same figures of
 * the projects, which anybody who browses them may ask for: the difference would be a figure of the others.
 */
export const released = async (
  ports: KpiPorts,
  { open, members }: Pick<Desk, 'open' | 'members'>,
  material: ReadMaterial,
  asked: readonly Asked[],
): Promise<readonly Release[]> => {
  const people = asked.filter(({ kpi }) => isAboutPeople(kpi, open.kind));
  if (people.length === 0) return asked.map(({ kpi, result }) => releaseOfIssues(kpi, open.kind, result));
  const earlier = await figuresOfProjects(
    ports,
    open,
    people.filter(({ kpi }) => isOfIssues(kpi)),
  );
  const cohorts = people.map(
    ({ kpi, result, window }): AskedOfPeople => ({
      kind: 'cohort',
      kpi,
      result,
      behind: behindOf(kpi, { material, members }, window),
    }),
  );
  const answers = releaseOfPeople({ person: open.site.me, earlier }, cohorts);
  const byAsked = new Map(people.map((one, index) => [one, answers[index]]));
  return asked.map((one) => byAsked.get(one) ?? releaseOfIssues(one.kpi, open.kind, one.result));
};

const figuresOfProjects = async (
  ports: KpiPorts,
  { where }: OpenScope,
  asked: readonly Asked[],
): Promise<readonly OfCohort[]> => {
  const windows = [...new Map(asked.map(({ window }) => [sliceOf(window), window])).values()];
  const holders = new Map(
    await Promise.all(
      windows.map(async (window) => [sliceOf(window), await ports.facts.holders(where.projects, window)] as const),
    ),
  );
  return asked.map(({ kpi, window }) => ({
    kind: 'cohort',
    kpi,
    behind: (holders.get(sliceOf(window)) ?? []).map((person) => ({ person, slice: sliceOf(window) })),
  }));
};

const sliceOf = ({ from, to }: KpiWindow): string => `${from} ${to}`;

/** Who holds the issues that a figure is made of. */
type Sources = { readonly material: ReadMaterial; readonly members: Members | null };

const behindOf = (kpi: KpiId, { material: { measures, stays }, members }: Sources, window: KpiWindow): Behind => {
  if (!isOfIssues(kpi))
    return (members?.people ?? []).map(({ person }) => ({ person: person.id, slice: sliceOf(window) }));
  const [from, to] = [dayNumber(window.from), dayNumber(window.to)];
  const holders = isOfMoment(kpi)
    ? stays.map(({ holder }) => holder)
    : measures
        .filter(({ doneDay }) => doneDay !== null && dayNumber(doneDay) >= from && dayNumber(doneDay) < to)
        .map(({ holder }) => holder);
  return [...new Set(holders)]
    .filter((holder) => holder !== null)
    .map((person) => ({ person, slice: sliceOf(window) }));
};

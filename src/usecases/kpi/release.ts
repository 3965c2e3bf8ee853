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
import { isExtra, readExtra } from './extra';
import { extraBehind } from './extra-results';
import { type Desk, frameFor } from './figures';
import { isOfIssues, takesMeasures } from './kinds';
import type { KpiPorts } from './ports';
import { type ReadMaterial, readMaterial } from './read-material';
import { SAMPLE_OF_STAY, sampleOfMeasure } from './samples';

/** A figure, and the window that it is of. */
export type Asked = { readonly kpi: KpiId; readonly result: KpiResult; readonly window: KpiWindow };

/**
 * Lets figures out by the people rules. Of scopes of people every figure is a cohort's; with it count the same figures of
 * the projects, which anybody who browses them may ask for: the difference would be a figure of the others.
 */
export const released = async (
  ports: KpiPorts,
  desk: Desk,
  material: ReadMaterial,
  asked: readonly Asked[],
): Promise<readonly Release[]> => {
  const { kind, site } = desk.open;
  const people = asked.filter(({ kpi }) => isAboutPeople(kpi, kind));
  if (people.length === 0) return asked.map(({ kpi, result }) => releaseOfIssues(kpi, kind, result));
  const earlier = await figuresOfProjects(
    ports,
    desk,
    people.filter(({ kpi }) => isOfIssues(kpi) || isExtra(kpi)),
  );
  const cohorts = people.map((one): AskedOfPeople => ({ ...ofCohort(desk, material, one), result: one.result }));
  const answers = releaseOfPeople({ person: site.me, earlier }, cohorts);
  const byAsked = new Map(people.map((one, index) => [one, answers[index]]));
  return asked.map((one) => byAsked.get(one) ?? releaseOfIssues(one.kpi, kind, one.result));
};

const figuresOfProjects = async (
  ports: KpiPorts,
  desk: Desk,
  asked: readonly Asked[],
): Promise<readonly OfCohort[]> => {
  if (asked.length === 0) return [];
  const { open } = desk;
  // Nothing is left over of the whole.
  if (open.where.narrow.kind === 'all') return [];
  const whole = { ...open, where: { ...open.where, narrow: { kind: 'all' as const } } };
  const kpis = asked.map(({ kpi }) => kpi);
  const windows = asked.map(({ window }) => window);
  const [material, extra] = await Promise.all([
    readMaterial(ports, whole, { kpis: kpis.filter(takesMeasures), windows, anyMoment: true }),
    readExtra(ports, whole, kpis, distinct(windows)),
  ]);
  return asked.map((one) => ofCohort({ ...desk, open: whole, extra }, material, one));
};

const distinct = (windows: readonly KpiWindow[]): readonly KpiWindow[] => [
  ...new Map(windows.map((one) => [`${one.from} ${one.to}`, one])).values(),
];

const ofCohort = (desk: Desk, material: ReadMaterial, { kpi, window }: Asked): OfCohort => ({
  kind: 'cohort',
  kpi,
  behind: behindOf(desk, material, kpi, window),
});

/** Who holds the very issues that a figure is made of, those alone; of members, all of them. */
const behindOf = (desk: Desk, { measures, stays }: ReadMaterial, kpi: KpiId, window: KpiWindow): Behind => {
  const slice = `${window.from} ${window.to}`;
  const frame = frameFor(desk, window);
  if (isExtra(kpi)) return extraBehind(kpi, frame, { ...desk, measures }).map((one) => ({ ...one, slice }));
  if (!isOfIssues(kpi)) return (desk.members?.people ?? []).map(({ person }) => ({ person: person.id, slice }));
  const ofMeasure = sampleOfMeasure(kpi, desk.open.site.fields);
  const ofStay = SAMPLE_OF_STAY[kpi];
  const counted = [
    // Whether an issue counts does not hang on the median that its time is held against.
    ...(ofMeasure ? measures.filter((measure) => typeof ofMeasure(measure, frame, 0) === 'number') : []),
    ...(ofStay ? stays.filter((stay) => typeof ofStay(stay, frame) === 'number') : []),
  ];
  const holders = new Set(counted.map(({ holder }) => holder));
  return [...holders].filter((holder) => holder !== null).map((person) => ({ person, slice }));
};

import type { StageSettings } from '../../contract/kpi-settings';
import type { Stage } from '../../domain/kpi/issue';
import { type MeasuringTime, measuringTime } from '../../domain/kpi/measure';
import { type StageMap, stageMap } from '../../domain/kpi/stages';
import type { Category } from '../../domain/kpi/status-names';
import { termHash, termKey } from '../../domain/suggestion/term-hash';
import { siteCalendar } from '../plan-people';
import type { RuleFacts, RulesNumbers, StatusCategory } from './ports';

/** How issues of a site are measured. */
export type MeasuringRules = {
  readonly time: MeasuringTime;
  readonly stagesOf: (project: number) => StageMap;
  readonly numbers: RulesNumbers;
  readonly numberOf: (project: number) => number;
  /** All of them in one: whether a pass was begun by the same. */
  readonly all: number;
};

/** Grows whenever the same facts and settings are measured otherwise than before: then all is measured anew. */
const VERSION = 1;

export const measuringRules = ({ site, stages, statuses, seen }: RuleFacts): MeasuringRules => {
  const calendar = siteCalendar(site);
  const works = calendar.schedules[0]?.week.map((planned) => planned > 0);
  const judged = [seen.epoch, unseenOf(statuses, seen)];
  const numberFor = (mapped: ReadonlyMap<number, Stage>) =>
    numberOfText(JSON.stringify([VERSION, calendar.zone, works, judged, inOrder([...mapped])]));
  const known = statuses.map(({ id, category }) => ({ id, name: null, category: categoryOf(category) }));
  const ruled = (mapped: ReadonlyMap<number, Stage>) => ({
    stages: stageMap(known, mapped),
    number: numberFor(mapped),
  });
  const ofSite = ruled(mappedOf(stages.site));
  const ofProjects = new Map(
    stages.projects.map((own) => [Number(own.project), ruled(mappedOf({ ...stages.site, ...own.stages }))]),
  );
  const of = (project: number) => ofProjects.get(project) ?? ofSite;
  const numbers = { site: ofSite.number, projects: new Map([...ofProjects].map(([id, { number }]) => [id, number])) };
  return {
    time: measuringTime(calendar),
    stagesOf: (project) => of(project).stages,
    numbers,
    numberOf: (project) => of(project).number,
    all: numberOfText(JSON.stringify([numbers.site, ...numbers.projects])),
  };
};

/** What is measured by categories that nobody compared yet is measured anew once they were: they may be others by then. */
const unseenOf = (statuses: RuleFacts['statuses'], { categories }: RuleFacts['seen']) =>
  inOrder(
    statuses.flatMap(({ id, category }): [number, number][] =>
      category === null || categories.get(id) === category ? [] : [[id, category]],
    ),
  );

const inOrder = <T>(pairs: readonly (readonly [number, T])[]) => [...pairs].sort(([a], [b]) => a - b);

const mappedOf = (stages: StageSettings['site']): ReadonlyMap<number, Stage> =>
  new Map(Object.entries(stages).map(([id, stage]) => [Number(id), stage]));

const CATEGORIES: Readonly<Record<number, Category>> = { 1: 'new', 2: 'indeterminate', 3: 'done' };
const categoryOf = (category: StatusCategory['category']): Category | null =>
  category === null ? null : (CATEGORIES[category] ?? null);

/** 52 bits: two rules that differ never met in one number yet. */
const numberOfText = (text: string): number => termHash(KEY, 'word', text);
const KEY = termKey('measuring rules');

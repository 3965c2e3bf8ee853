import { budgetBurn } from '../../domain/kpi/budget-burn';
import { budgetOf } from '../../domain/kpi/budgets';
import type { KpiId } from '../../domain/kpi/catalogue';
import { coordinationShare } from '../../domain/kpi/coordination-share';
import { cost } from '../../domain/kpi/cost';
import { costPerIssue } from '../../domain/kpi/cost-per-issue';
import type { Contribution } from '../../domain/kpi/disclosure';
import { doneIssuesOf } from '../../domain/kpi/done-issue';
import { type Frame, isWithin, type Sample } from '../../domain/kpi/flow-frame';
import { incidentRate } from '../../domain/kpi/incident-rate';
import { type Markable, markedBy } from '../../domain/kpi/marks';
import type { Measure } from '../../domain/kpi/measure';
import { openSafetyIssues } from '../../domain/kpi/open-safety-issues';
import { participation } from '../../domain/kpi/participation';
import { procedureConformance } from '../../domain/kpi/procedure-conformance';
import type { KpiResult } from '../../domain/kpi/result';
import { signOffShare } from '../../domain/kpi/sign-off-share';
import { skillCoverage } from '../../domain/kpi/skill-coverage';
import { localDateAt } from '../../domain/time';
import { type Entry, type Extra, marksOf } from './extra';
import type { KeptPath, KeptTalk, MarkedIssue } from './extra-ports';
import type { OpenScope } from './open-scope';
import { rereadingOf } from './rereading';

type Given = { readonly open: OpenScope; readonly extra: Extra; readonly measures: readonly Measure[] };

/** One KPI of one window; undefined = it is none of these. */
export const extraResult = (kpi: KpiId, frame: Frame, given: Given): KpiResult | undefined => {
  const { open, extra } = given;
  const rates = extra.money?.rateOn ?? null;
  switch (kpi) {
    case 'cost':
      return cost(frame, extra.work, rates);
    case 'costPerIssue':
      return costPerIssue(frame, doneIssuesOf(given.measures), extra.work, rates);
    case 'budgetBurn':
      return budgetBurn(frame, extra.work, rates, budgetFor(frame, given));
    case 'coordinationShare':
      return coordinationShare(frame, markableWork(extra), marksOf(open, open.site.fields.coordination));
    case 'incidentRate':
      return incidentRate(frame, extra.marked.map(markable), extra.work, {
        incidents: marksOf(open, open.site.fields.incidents),
        nearMisses: marksOf(open, open.site.fields.nearMisses),
      });
    case 'openSafetyIssues':
      return openSafetyIssues(
        frame,
        extra.marked.filter((issue) => issue.open).map(markable),
        marksOf(open, open.site.fields.safetyIssues),
      );
    case 'signOffShare':
      return signOffShare(
        frame,
        extra.items.map((item) => ({ signedOff: signedOff(open, item) })),
        true,
      );
    case 'procedureConformance':
      return procedureConformance(
        frame,
        extra.paths.map((path) => workedIssue(open, path)),
        proceduresOf(open),
      );
    case 'participation':
      return participationOf(frame, given);
    case 'skillCoverage':
      return extra.coverage === null
        ? undefined
        : skillCoverage(
            { ...frame, window: extra.coverage.window },
            extra.coverage.weeks,
            extra.coverage.able,
            extra.coverage.mapped,
          );
    default:
      return undefined;
  }
};

/** A budget is one of whole projects: of a part of one, or of a team's work, there is none. */
const budgetFor = ({ window }: Frame, { open, extra }: Given) => {
  const { projects, narrow } = open.where;
  const minor = narrow.kind === 'all' ? budgetOf(window, projects, extra.budgets) : null;
  return minor === null || extra.money === null ? null : { minor, currency: extra.money.currency };
};

const markable = (issue: MarkedIssue) => ({ ...issue, labels: issue.labels.map(String), option: issue.value });

/** Work with the marks of its issue; of issues that were not asked for the type alone, which marks nothing then. */
const markableWork = ({ work, marked }: Extra): readonly (Entry & Markable)[] => {
  const known = new Map(marked.map((issue) => [issue.id, markable(issue)]));
  return work.map((entry) => ({
    ...entry,
    labels: known.get(entry.issue)?.labels ?? [],
    option: known.get(entry.issue)?.option ?? null,
  }));
};

/** Null = its field is still being read. */
const signedOff = ({ site }: OpenScope, { status, value }: MarkedIssue): boolean | null => {
  const { signOff, signedOff: statuses } = site.fields;
  if (statuses.includes(String(status)) || value !== null) return true;
  return signOff !== null && rereadingOf(site, 'signOff') !== null ? null : false;
};

const proceduresOf = ({ site: { fields } }: OpenScope) =>
  fields.procedures.map(({ type, steps, items }) => ({
    ...{ type: Number(type), steps: steps.map(Number), checklist: items !== null },
  }));

/** Empty is nothing ticked once the field is wholly read; until then nobody knows. */
const workedIssue = ({ site }: OpenScope, { type, done, entered, ticked }: KeptPath) => {
  const items = site.fields.procedures.find((one) => one.type === String(type))?.items ?? null;
  const unknown = ticked === null && (site.fields.checklist === null || rereadingOf(site, 'checklist') !== null);
  return { type, done, entered, checklist: items === null || unknown ? null : { ticked: ticked ?? 0, items } };
};

const participationOf = (frame: Frame, { extra }: Given): KpiResult => {
  const talk = extra.talk.filter(isUnderWay(frame));
  const spoken = talk.flatMap(({ issue, person, at }) =>
    person !== null && isWithin(at, frame) ? [{ issue, person, comments: 1 }] : [],
  );
  return participation(frame, [...new Set(talk.map(({ issue }) => issue))], spoken, extra.disciplineOf);
};

const isUnderWay =
  ({ window }: Frame) =>
  ({ created, done }: KeptTalk): boolean =>
    created < window.to && (done === null || done >= window.from);

/** Whose facts are behind a figure; empty = nobody's, or it is not about people. `held` = who holds issues. */
export const extraBehind = (kpi: KpiId, frame: Frame, given: Given): readonly Omit<Contribution, 'slice'>[] => {
  const { extra } = given;
  const within = extra.work.filter(
    ({ day, known, spent }) => known && spent > 0 && day >= frame.window.from && day < frame.window.to,
  );
  switch (kpi) {
    case 'cost':
    case 'budgetBurn':
      return costedBy(within, extra);
    case 'costPerIssue':
      return costedBy(ofCosted(frame, given), extra);
    case 'coordinationShare':
    case 'incidentRate':
      return within.map(({ person }) => ({ person }));
    case 'procedureConformance':
      return samplesOf(kpi, frame, given).flatMap(({ sample, holder }) =>
        typeof sample === 'number' && holder !== null ? [{ person: holder }] : [],
      );
    case 'participation':
      return extra.talk.flatMap(({ person, at }) => (person !== null && isWithin(at, frame) ? [{ person }] : []));
    default:
      return [];
  }
};

const costedBy = (work: readonly Entry[], { money }: Extra): readonly Omit<Contribution, 'slice'>[] =>
  work.flatMap(({ person, day }) => {
    const rate = money?.rateOn(person, day);
    return rate ? [{ person, rate: `${rate.currency}:${rate.minorPerHour}` }] : [];
  });

/** All work of issues done in the window. */
const ofCosted = (frame: Frame, { measures, extra }: Given): readonly Entry[] => {
  const done = new Set(measures.filter((one) => isWithin(one.done, frame)).map(({ id }) => id));
  return extra.work.filter(({ issue, known, spent }) => known && spent > 0 && done.has(issue));
};

export type ExtraSample = { readonly issue: string; readonly sample: Sample; readonly holder: KeptPath['holder'] };

/** The issues behind a figure, and those left out, with what each brings; money and hours of an issue may be one person's. */
export const samplesOf = (kpi: KpiId, frame: Frame, given: Given): readonly ExtraSample[] => {
  const { open, extra, measures } = given;
  const issue = (id: string, sample: Sample): ExtraSample => ({ issue: id, sample, holder: null });
  switch (kpi) {
    case 'cost':
    case 'budgetBurn':
      return workSamples(frame, extra, (entry) => (extra.money?.rateOn(entry.person, entry.day) ? 1 : 'no-rate'));
    case 'costPerIssue':
      return costSamples(frame, measures, extra);
    case 'coordinationShare': {
      const coordinates = markedBy(marksOf(open, open.site.fields.coordination));
      const marked = new Set(markableWork(extra).flatMap((one) => (coordinates?.(one) ? [one.issue] : [])));
      return workSamples(frame, extra, ({ issue: id }) => Number(marked.has(id)));
    }
    case 'incidentRate': {
      const [incident, nearMiss] = [open.site.fields.incidents, open.site.fields.nearMisses].map((one) =>
        markedBy(marksOf(open, one)),
      );
      return extra.marked
        .filter((one) => isWithin(one.created, frame) && (incident?.(markable(one)) || nearMiss?.(markable(one))))
        .map(({ id }) => issue(id, 1));
    }
    case 'openSafetyIssues': {
      const safety = markedBy(marksOf(open, open.site.fields.safetyIssues));
      const today = localDateAt(frame.asOf, frame.zone);
      return extra.marked
        .filter((one) => one.open && safety?.(markable(one)))
        .flatMap(({ id, due }) => (due === null ? [issue(id, 'no-due-date')] : due < today ? [issue(id, 1)] : []));
    }
    case 'signOffShare':
      return extra.items.map((item) => issue(item.id, sampleOf(signedOff(open, item))));
    case 'procedureConformance':
      return extra.paths
        .filter(({ done }) => isWithin(done, frame))
        .map((path) => ({ issue: path.id, sample: pathSample(open, path, frame), holder: path.holder }));
    default:
      return [];
  }
};

const sampleOf = (yes: boolean | null): Sample => (yes === null ? 'not-mapped' : Number(yes));

const pathSample = (open: OpenScope, path: KeptPath, frame: Frame): Sample => {
  const { value, n } = procedureConformance(frame, [workedIssue(open, path)], proceduresOf(open));
  return n === 0 ? 'no-checklist' : value;
};

/** Each issue with work in the window, once; left out where all of its work is. */
const workSamples = (frame: Frame, { work }: Extra, of: (entry: Entry) => Sample): readonly ExtraSample[] => {
  const found = new Map<string, Sample>();
  for (const entry of work) {
    if (entry.day < frame.window.from || entry.day >= frame.window.to) continue;
    const sample = entry.spent > 0 ? of(entry) : 'bad-worklog';
    if (typeof found.get(entry.issue) !== 'number') found.set(entry.issue, sample);
  }
  return [...found].map(([issue, sample]) => ({ issue, sample, holder: null }));
};

const costSamples = (frame: Frame, measures: readonly Measure[], extra: Extra): readonly ExtraSample[] => {
  const work = new Map<string, Entry[]>();
  for (const entry of extra.work.filter(({ spent }) => spent > 0))
    work.set(entry.issue, [...(work.get(entry.issue) ?? []), entry]);
  return measures
    .filter(({ done }) => isWithin(done, frame))
    .map(({ id }) => {
      const own = work.get(id) ?? [];
      const rated = own.every((entry) => extra.money?.rateOn(entry.person, entry.day));
      return { issue: id, sample: own.length === 0 ? 'no-worklog' : rated ? 1 : 'no-rate', holder: null };
    });
};

import * as InstantFns from 'temporal-polyfill/fns/Instant';
import * as ZonedDateTimeFns from 'temporal-polyfill/fns/ZonedDateTime';
import type { Calendar } from '../../src/domain/capacity/types';
import { cumulativeFlow } from '../../src/domain/kpi/cumulative-flow';
import { type Flow, flowOf } from '../../src/domain/kpi/flow';
import { answer as answered, elapsedDays, type Frame, frameOf } from '../../src/domain/kpi/flow-frame';
import { flowKpis } from '../../src/domain/kpi/flow-kpis';
import { materialOf } from '../../src/domain/kpi/material';
import { measuringTime } from '../../src/domain/kpi/measure';
import { measureKpis } from '../../src/domain/kpi/measure-kpis';
import type { KpiResult, KpiWindow } from '../../src/domain/kpi/result';
import { weeklyThroughput } from '../../src/domain/kpi/throughput';
import { endOfDay } from '../../src/domain/time';
import { addDays, hours, type Instant, localDate, type Zone } from '../../src/domain/units';
import { factsBy } from './facts';
import { NOT_IN_FILE } from './not-in-file';
import type { Line } from './schema';
import { type StagesByName, statusesOf } from './statuses';

type Asked = KpiWindow & { readonly project: string; readonly zone: Zone };

/** KPIs of a project in a window as the product computes them, as of the end of the window. */
export const answer = (lines: readonly Line[], asked: Asked, byName: StagesByName) => {
  const statuses = statusesOf(lines);
  const factsOf = factsBy(statuses);
  const own = lines.filter(({ fields }) => fields.project.key === asked.project);
  const facts = own.map(factsOf);
  const stages = statuses.stages(byName);
  const flows = facts.map((issue) => flowOf(issue, stages));
  const frame = frameFor(asked, own.every(isWhole));
  const material = materialOf(flows, measuringTime(workingWeek(asked.zone), frame.days));
  const types = typesOf(own);
  const show = shownIn(asked.zone);
  return {
    issues: flows.map((flow, index) => issueAnswer(own[index]?.key ?? '', flow, show)),
    kpis: {
      ...mapped(flowKpis(material, frame, stages), (kpi) => kpiAnswer(kpi, show)),
      ...mapped(
        measureKpis(frame, material.measures, ({ id }) => types.get(id) ?? ''),
        (kpi) => kpiAnswer(kpi(), show),
      ),
      ...mapped(NOT_IN_FILE, ({ unit, unset }) => ({
        ...kpiAnswer(answered(frame, { value: null, unit: 'count', n: 0, unset }), show),
        unit,
      })),
    },
    cfd: cumulativeFlow(material.stays, frame),
    throughput: weeklyThroughput(material.measures, frame),
  };
};

const typesOf = (lines: readonly Line[]): ReadonlyMap<string, string> =>
  new Map(lines.map(({ id, fields }) => [id, fields.issuetype.id]));

const mapped = <T, R>(all: Readonly<Record<string, T>>, of: (one: T) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(all).map(([id, one]) => [id, of(one)]));

const frameFor = ({ from, to, zone }: Asked, complete: boolean): Frame =>
  frameOf({ window: { from, to }, zone, complete, asOf: endOfDay(addDays(to, -1), zone) });

/** The file knows no calendar: Monday to Friday stand in. */
export const workingWeek = (zone: Zone): Calendar => ({
  zone,
  schedules: [
    {
      from: localDate('0000-01-01'),
      week: [hours(8), hours(8), hours(8), hours(8), hours(8), hours(0), hours(0)],
    },
  ],
  absences: [],
  memberships: [],
  assumed: true,
});

/** False where Jira cut the changelog. */
const isWhole = ({ changelog: { total, histories } }: Line): boolean => (total ?? 0) <= histories.length;

type Show = (at: Instant | null) => string | null;

const shownIn = (zone: Zone): Show => {
  const options = { fractionalSecondDigits: 3, timeZoneName: 'never' } as const;
  return (at) =>
    at === null
      ? null
      : ZonedDateTimeFns.toString(InstantFns.toZonedDateTimeISO(InstantFns.fromEpochMilliseconds(at), zone), options);
};

const issueAnswer = (key: string, { issue, started, done, revisionRounds }: Flow, show: Show) => ({
  key,
  created: show(issue.created),
  started: show(started),
  done: show(done),
  leadDays: done === null ? null : elapsedDays(issue.created, done),
  cycleDays: done === null || started === null ? null : elapsedDays(started, done),
  revisionRounds,
});

const kpiAnswer = ({ asOf, ...kpi }: KpiResult, show: Show) => ({ ...kpi, asOf: show(asOf) });

import { cumulativeFlow, type FlowDay } from '../../domain/kpi/cumulative-flow';
import { datesOf } from '../../domain/kpi/flow-frame';
import type { Stage } from '../../domain/kpi/issue';
import type { KpiWindow } from '../../domain/kpi/result';
import { addDays, type LocalDate } from '../../domain/units';
import type { Drawn } from './drawn';
import { frameFor } from './figures';
import { deskOf } from './get-kpis';
import type { OpenScope } from './open-scope';
import type { DayOfProjects, KpiPorts } from './ports';
import { hasRollups } from './rollups';

/** Issues by stage at the end of each day of the period. Of projects and types from the rollup, of finer scopes from stays. */
export const cumulativeFlowChart = async (ports: KpiPorts, open: OpenScope): Promise<Drawn> => {
  const day = addDays(open.window.from, -1);
  const days = hasRollups(open)
    ? levelsOf(await ports.facts.days(open.where, open.window), { ...open.window, from: day })
    : await fromStays(ports, open, { ...open.window, from: day });
  return {
    material: null,
    chart: { kind: 'cumulative-flow', days: days.slice(1), doneBefore: days[0]?.done ?? 0 },
  };
};

const fromStays = async (ports: KpiPorts, open: OpenScope, window: KpiWindow): Promise<readonly FlowDay[]> => {
  const stays = await ports.facts.stays(open.where, { window, mondays: false, reopened: null, done: true });
  return cumulativeFlow(stays, frameFor(deskOf(open), window));
};

const NONE: Readonly<Record<Stage, number>> = { toDo: 0, inProgress: 0, inReview: 0, waiting: 0, done: 0 };

/** How many stand in each stage at the end of each day: what grew until then, added up. */
export const levelsOf = (grown: readonly DayOfProjects[], window: KpiWindow): readonly FlowDay[] => {
  const byDay = new Map<LocalDate, DayOfProjects>(grown.map((one) => [one.day, one]));
  let level = NONE;
  return datesOf(window).map((date) => {
    const by = byDay.get(date)?.grown ?? NONE;
    level = {
      toDo: level.toDo + by.toDo,
      inProgress: level.inProgress + by.inProgress,
      inReview: level.inReview + by.inReview,
      waiting: level.waiting + by.waiting,
      done: level.done + by.done,
    };
    return { date, ...level };
  });
};

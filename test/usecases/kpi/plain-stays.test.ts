import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IssueId, PersonId } from '../../../src/domain/capacity/types';
import { backlogAge } from '../../../src/domain/kpi/backlog-age';
import type { Flow } from '../../../src/domain/kpi/flow';
import { measureOf, measuringTime, staysOf as staysOfFlow } from '../../../src/domain/kpi/measure';
import { wip } from '../../../src/domain/kpi/wip';
import { wipAge } from '../../../src/domain/kpi/wip-age';
import { dayOfNumber, instant } from '../../../src/domain/units';
import { staysOf } from '../../../src/usecases/kpi/plain-stays';
import type { KeptMeasure, KeptStay } from '../../../src/usecases/kpi/ports';
import { at, flowThat, january, type Move, STATUS, type StatusName, WEEKDAYS } from '../../fixtures/kpi-issues';

const TIME = measuringTime(WEEKDAYS);
const HOLDER = 1 as PersonId;
const none = {
  holder: HOLDER,
  unknownStatus: false,
  ratings: { satisfaction: null, nps: null },
  tier: null,
  requester: null,
};

const measured = (flow: Flow): KeptMeasure => ({ ...measureOf(flow, TIME), ...none });
const keptStays = (flow: Flow): readonly KeptStay[] => staysOfFlow(flow).map((stay) => ({ ...stay, holder: HOLDER }));

const goesOn = ({ stage, to }: KeptStay) => stage !== 'done' && to === null;
/** Back in to do, or out of done again, and there on that day or later. */
const wentBack = (flow: Flow, since: number) =>
  staysOfFlow(flow).some(
    ({ stage, to }, seq) =>
      (to === null || TIME.days.dayAt(to) >= since) &&
      ((stage === 'toDo' && seq > 0) || (stage === 'done' && to !== null)),
  );

/** What a store hands over for moments from a day on, and what is made of it. */
const told = (flows: readonly Flow[], since: number) => {
  const back = flows.filter((flow) => wentBack(flow, since)).flatMap(keptStays);
  const open = flows.flatMap(keptStays).filter(goesOn);
  const measures = flows.map(measured).filter(({ done }) => done !== null && TIME.days.dayAt(done) >= since);
  return { stays: staysOf(measures, { open, back }), back };
};

const figuresAt = (stays: readonly KeptStay[], day: number) => {
  const frame = january({ window: { from: dayOfNumber(day - 7), to: dayOfNumber(day) } });
  const material = { measures: [], stays, since: instant(0) };
  return [wip(material, frame), wipAge(material, frame), backlogAge(material, frame)];
};

const aStatus = fc.constantFrom(...(Object.keys(STATUS) as StatusName[]));
const someFlow = fc
  .record({
    id: fc.integer({ min: 1, max: 1e9 }),
    created: fc.integer({ min: -300, max: 500 }),
    initial: aStatus,
    moves: fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), aStatus), { maxLength: 6 }),
  })
  .map(({ id, created, initial, moves }) => {
    let tenths = created;
    const path = moves.map(([step, status]): Move => {
      tenths += step;
      return [tenths / 10, status];
    });
    return flowThat([[created / 10, initial], ...path], { id: String(id) as IssueId });
  });
const someFlows = fc.uniqueArray(someFlow, { maxLength: 25, selector: ({ issue }) => issue.id });

const FIRST = TIME.days.dayAt(at(0));

describe('stays that measures tell', () => {
  it('give KPIs of any moment from that day on what all stays give', () => {
    fc.assert(
      fc.property(someFlows, fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 40 }), (flows, from, later) => {
        const since = FIRST + from;
        const day = since + later;
        expect(figuresAt(told(flows, since).stays, day)).toEqual(figuresAt(flows.flatMap(keptStays), day));
      }),
      { numRuns: 500 },
    );
  });

  it('are those of issues that never went back: no stay of them is read', () => {
    const straight = flowThat([
      [0, 'open'],
      [2, 'work'],
      [4, 'review'],
      [5, 'work'],
      [7, 'closed'],
    ]);
    const { stays, back } = told([straight], FIRST);
    expect(back).toEqual([]);
    expect(stays.map(({ stage, from, to, started }) => [stage, from, to, started])).toEqual([
      ['toDo', at(0), at(2), null],
      ['inProgress', at(2), at(7), at(2)],
    ]);
  });

  it('keep the stage in which an issue is now, and have nothing of one created in done', () => {
    const reviewed = flowThat(
      [
        [0, 'open'],
        [2, 'work'],
        [4, 'review'],
      ],
      { id: '1' as IssueId },
    );
    const imported = flowThat([[0, 'closed']], { id: '2' as IssueId });
    const { stays } = told([reviewed, imported], FIRST);
    expect(stays.map(({ id, stage, to }) => [id, stage, to])).toEqual([
      ['1', 'toDo', at(2)],
      ['1', 'inReview', null],
    ]);
  });

  it('do not stand in for those of an issue that went back', () => {
    const returned = flowThat([
      [0, 'open'],
      [2, 'work'],
      [4, 'reopened'],
      [9, 'work'],
      [12, 'closed'],
    ]);
    const reopened = flowThat([
      [0, 'open'],
      [2, 'work'],
      [4, 'closed'],
      [9, 'work'],
      [12, 'closed'],
    ]);
    for (const flow of [returned, reopened]) expect(told([flow], FIRST).stays).toEqual(keptStays(flow));
    // What was over before that day is nobody's concern any more.
    expect(told([returned], FIRST + 10).back).toEqual([]);
  });
});

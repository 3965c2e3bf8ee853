import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workingWeek } from '../../../eval/kpi/answer';
import { factsBy } from '../../../eval/kpi/facts';
import { readIssues } from '../../../eval/kpi/read-issues';
import { statusesOf } from '../../../eval/kpi/statuses';
import { timesById } from '../../../eval/kpi/times-by-id';
import { textOf } from '../../../eval/read-input';
import { cumulativeFlow } from '../../../src/domain/kpi/cumulative-flow';
import { type Flow, flowOf } from '../../../src/domain/kpi/flow';
import { frameOf } from '../../../src/domain/kpi/flow-frame';
import { flowKpis } from '../../../src/domain/kpi/flow-kpis';
import type { Stage } from '../../../src/domain/kpi/issue';
import { localDays } from '../../../src/domain/kpi/local-days';
import { type Material, materialOf } from '../../../src/domain/kpi/material';
import { measuringTime } from '../../../src/domain/kpi/measure';
import { weeklyThroughput } from '../../../src/domain/kpi/throughput';
import { instant, localDate, zone } from '../../../src/domain/units';
import { naiveClock } from '../../fixtures/naive-clock';
import {
  type NaivePrepared,
  type NaiveRaw,
  naivePrepare,
  naiveRounds,
  naiveStages,
  naiveTimeInStatus,
} from '../../fixtures/naive-flow';
import { naiveCumulativeFlow, naiveKpis, naiveThroughput } from '../../fixtures/naive-kpi';

const FILE = resolve('../shared/data/duraspace.jsonl.gz');
const named = existsSync(FILE) ? 'on DuraSpace’s issues' : `on DuraSpace’s issues: skipped, ${FILE} is absent`;

const ZONE = 'America/New_York';
const CLOCK = naiveClock(ZONE);
const DAYS = localDays(zone(ZONE));
const TIME = measuringTime(workingWeek(zone(ZONE)), DAYS);
const MAPS: Record<string, Record<string, Stage>> = {
  'by status category': {},
  'by a map with review and waiting': {
    Resolved: 'inReview',
    'In Review': 'inReview',
    'More Details Needed': 'waiting',
    'Volunteer Needed': 'waiting',
    Received: 'toDo',
  },
};

/** First days of the months from January 2009 to December 2014. */
const MONTHS = Array.from({ length: 72 }, (_, i) => new Date(Date.UTC(2009, i, 1)).toISOString().slice(0, 10));

describe.skipIf(!existsSync(FILE))(named, () => {
  const lines = existsSync(FILE) ? readIssues(FILE, '') : [];
  const raw = (existsSync(FILE) ? textOf(FILE).split('\n') : [])
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as NaiveRaw);

  it('time in status is what a second reading of the definition gives, to the millisecond', () => {
    const statuses = statusesOf(lines);
    const factsOf = factsBy(statuses);
    for (const [index, line] of lines.entries()) {
      expect({ [line.key]: timesById(factsOf(line), statuses) }).toEqual({
        [line.key]: naiveTimeInStatus(raw[index]!),
      });
    }
  });

  describe.each(Object.entries(MAPS))('with stages %s', (_, map) => {
    const statuses = statusesOf(lines);
    const factsOf = factsBy(statuses);
    const facts = lines.map(factsOf);
    const stages = statuses.stages(new Map(Object.entries(map).map(([name, stage]) => [name.toLowerCase(), stage])));
    const stageOf = naiveStages(raw, map);
    const projects = new Map<string, { flow: Flow; naive: NaivePrepared }[]>();
    for (const [index, issue] of raw.entries()) {
      const { key } = issue.fields.project;
      const one = { flow: flowOf(facts[index]!, stages), naive: naivePrepare(issue, stageOf) };
      projects.set(key, [...(projects.get(key) ?? []), one]);
    }

    it('every issue starts, ends and goes round as the naive reading says', () => {
      for (const [, issues] of projects) {
        for (const { flow, naive } of issues) {
          expect([naive.issue.key, flow.started, flow.firstReview, flow.done, flow.revisionRounds]).toEqual([
            naive.issue.key,
            naive.start,
            naive.proof,
            naive.done,
            naiveRounds(naive.path),
          ]);
        }
      }
    });

    it('every KPI of every project agrees in every month', { timeout: 60_000 }, () => {
      const hasReview = Object.values(map).includes('inReview');
      let compared = 0;
      for (const [project, issues] of projects) {
        const material = materialOf(
          issues.map(({ flow }) => flow),
          TIME,
        );
        const naive = issues.map((issue) => issue.naive);
        for (const [index, from] of MONTHS.slice(0, -1).entries()) {
          compareMonth(`${project} ${from}`, material, naive, {
            from,
            to: MONTHS[index + 1]!,
            clock: CLOCK,
            hasReview,
          });
          compared++;
        }
      }
      expect(compared).toBe(17 * 71);
    });
  });
});

type Month = { from: string; to: string; clock: ReturnType<typeof naiveClock>; hasReview: boolean };

const compareMonth = (where: string, material: Material, naive: readonly NaivePrepared[], month: Month): void => {
  const { from, to, hasReview } = month;
  const window = { from: localDate(from), to: localDate(to) };
  const known = { zone: zone(ZONE), asOf: instant(Date.UTC(2030, 0, 1)), complete: true };
  const frame = frameOf({ ...known, window }, DAYS);
  const has = (stage: Stage) => stage !== 'inReview' || hasReview;
  const kpis = flowKpis(material, frame, { has });
  for (const [id, expected] of Object.entries(naiveKpis(naive, month, hasReview))) {
    const { value, n, parts } = kpis[id as keyof typeof kpis];
    const found: Record<string, number | null> = { ...parts, value, n };
    for (const [name, figure] of Object.entries(expected)) {
      if (!same(found[name] ?? null, figure))
        expect({ where, id, [name]: found[name] }).toEqual({ where, id, [name]: figure });
    }
  }
  expect(Object.keys(naiveKpis([], month, hasReview)).sort()).toEqual(Object.keys(kpis).sort());
  expect({ where, rows: cumulativeFlow(material.stays, frame) }).toEqual({
    where,
    rows: naiveCumulativeFlow(naive, month),
  });
  expect({ where, weeks: weeklyThroughput(material.measures, frame) }).toEqual({
    where,
    weeks: naiveThroughput(naive, month),
  });
};

/** Equal but for the last digits of floating point. */
const same = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

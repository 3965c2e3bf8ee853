import { describe, expect, it } from 'vitest';
import { backTestWords, forecastWords } from '../../../src/frontend/kpi-gadget/charts/forecast-words';
import { sketchOf } from '../../../src/frontend/kpi-gadget/charts/sketch-of';
import { partWords, sumWords } from '../../../src/frontend/kpi-gadget/details/formula-words';
import { issueValue } from '../../../src/frontend/kpi-gadget/details/issue-value';
import { projectNames } from '../../../src/frontend/kpi-gadget/edit/project-names';
import { figuresFor } from '../../../src/frontend/kpi-gadget/figures';
import { spanWords } from '../../../src/frontend/kpi-gadget/periods';
import { ratingWords } from '../../../src/frontend/kpi-gadget/rating-words';
import { isForUs } from '../../../src/frontend/kpi-gadget/refreshed';
import { formatFor } from '../../../src/frontend/shared/format';
import * as told from '../../fixtures/gadget-gallery/answers';

const writing = { figures: figuresFor('en-GB'), format: formatFor('en-GB', 'Europe/Berlin', told.GADGET_NOW) };
const { figures, format } = writing;
const period = { unit: 'week', count: 4 } as const;

describe('a number taken apart', () => {
  it('is the quotient of two counts', () => {
    if (told.onTime.kind !== 'shown') throw new Error('the fixture is shown');
    const { result } = told.onTime;
    expect(sumWords({ id: 'onTimeDelivery' }, result, told.basis, writing)).toBe('39 ÷ 43 = 90.7 %');
    expect(partWords({ id: 'onTimeDelivery' }, result, writing)).toEqual([
      { name: 'By the latest due date', figure: '97.7 %' },
      { name: 'Done with a latest due date', figure: '43' },
    ]);
  });

  it('is nothing where there is no value', () => {
    const result = { value: null, n: 0, unit: 'share', excluded: [], unset: null, parts: {} } as const;
    expect(sumWords({ id: 'onTimeDelivery' }, result, told.basis, writing)).toBeNull();
  });

  it('says of an issue of a share which of both it is', () => {
    expect([1, 0].map((value) => issueValue({ id: 'onTimeDelivery' }, value, figures))).toEqual(['On time', 'Late']);
    expect(issueValue({ id: 'leadTime' }, 6.75, figures)).toBe('6.8 days');
  });
});

describe('a field mapped lately', () => {
  const wordsOf = (dataSince: string | null, issues: number | null) =>
    ratingWords({ ...told.basis, notes: [{ kind: 'field-reading', issues, since: dataSince as never }] }, writing);
  it('says since when there are data, and how many issues are to go', () => {
    expect(wordsOf('2026-05-04', 1200)).toBe('Ratings read back to 4 May 2026 only: 1,200 issues to go');
    expect(wordsOf('2099-01-01', null)).toBe('Ratings of a field mapped lately are being read; figures may miss some');
    expect(ratingWords({ ...told.basis, notes: [{ kind: 'untracked', issues: 3 }] }, writing)).toBeNull();
  });
});

describe('a forecast', () => {
  const of = (data: typeof told.throughput) => {
    if (data.kind !== 'throughput') throw new Error('the fixture is of throughput');
    return data;
  };
  it('gives its dates, how it did in the past, or why there is none', () => {
    const forecast = of(told.throughput);
    expect(forecastWords(forecast.forecast, format, figures)).toMatch(/^26 issues left. Done by: P50 Sun 3 Jan 2027/);
    expect(backTestWords(forecast, figures)).toBe('Rests on 26 weeks; 9 of 10 past P85 forecasts held');
    expect(backTestWords({ ...forecast, backTest: null }, figures)).toMatch(/no past forecast can be judged yet/);
    expect(forecastWords(of(told.refused).forecast, format, figures)).toMatch(/^No forecast: 4 whole weeks/);
    expect(backTestWords(of(told.refused), figures)).toBeNull();
  });
});

describe('a chart', () => {
  const all = [
    told.trend,
    told.flow,
    told.scatter,
    told.histogram,
    told.ageing,
    told.throughput,
    told.howMany,
    told.refused,
    told.rounds,
  ];
  it.each([250, 1600])('of %i px has all its points on it, a sentence, and each figure in its table', (width) => {
    for (const data of all) {
      if (data.kind === 'withheld') continue;
      const sketch = sketchOf(data, told.basis, { width: width - 32, writing, period });
      expect(sketch.said, data.kind).toMatch(/\d/);
      expect(sketch.points.every(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= sketch.height)).toBe(true);
      expect(sketch.table.rows.length).toBeGreaterThan(3);
      const columns = sketch.table.columns.length - (sketch.table.issues === null ? 0 : 1);
      expect(sketch.table.rows.every((row) => row.length === columns)).toBe(true);
    }
  });

  it('has a gap where percentiles are withheld, not a 0', () => {
    const sketch = sketchOf(told.trend as Exclude<typeof told.trend, { kind: 'withheld' }>, told.basis, {
      width: 600,
      writing,
      period,
    });
    expect(sketch.points[3]?.lines).toContain('P85 no data');
    expect(sketch.table.rows[3]?.[1]?.value).toBeNull();
  });
});

describe('a refresh', () => {
  it('counts for the whole dashboard or for the own gadget', () => {
    expect(isForUs({ origin: 'dashboard' }, '7')).toBe(true);
    expect(isForUs({ origin: 'gadget', gadgetId: 7 }, '7')).toBe(true);
    expect(isForUs({ origin: 'gadget', gadgetId: '8' }, '7')).toBe(false);
    expect(isForUs({ origin: 'gadget' }, null)).toBe(false);
    expect(isForUs(undefined, '7')).toBe(false);
  });
});

describe('short names', () => {
  it('hold for periods and for several projects', () => {
    expect([spanWords({ unit: 'week', count: 4 }), spanWords({ unit: 'month', count: 1 })]).toEqual([
      '4 weeks',
      '1 month',
    ]);
    expect([['A'], ['A', 'B'], ['A', 'B', 'C']].map(projectNames)).toEqual(['A', 'A and B', 'A and 2 more']);
  });
});

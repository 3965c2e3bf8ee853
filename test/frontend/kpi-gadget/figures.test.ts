import { describe, expect, it } from 'vitest';
import { CATALOGUE, KPI_IDS } from '../../../src/domain/kpi/catalogue';
import { behindWords } from '../../../src/frontend/kpi-gadget/behind-words';
import { figuresFor, kpiTitle } from '../../../src/frontend/kpi-gadget/figures';
import { KPI_GROUPS } from '../../../src/frontend/kpi-gadget/kpi-words';
import { trendWords } from '../../../src/frontend/kpi-gadget/trend-words';

const figures = figuresFor('en-GB');
const text = (id: (typeof KPI_IDS)[number], value: number, currency?: string) => figures.text({ id, currency }, value);

describe('figures', () => {
  it('have the decimals and the unit of their KPI', () => {
    expect(text('leadTime', 6.75)).toBe('6.8 days');
    expect(text('leadTime', 7)).toBe('7.0 days');
    expect(text('onTimeDelivery', 39 / 43)).toBe('91 %');
    expect(text('throughput', 11.75)).toBe('11.8 a week');
    expect(text('wip', 1)).toBe('1 issue');
    expect(text('wip', 1900)).toBe('1,900 issues');
    expect(text('revisionRounds', 1.5)).toBe('1.5 rounds');
    expect(text('estimateBias', 1.254)).toBe('1.25');
  });

  it('show a share that is neither none nor all as neither', () => {
    expect([0, 0.001, 0.999, 1].map((share) => text('reworkRate', share))).toEqual(['0 %', '< 1 %', '> 99 %', '100 %']);
  });

  it('write money with its currency, in as many decimals as that has', () => {
    expect(text('costPerIssue', 48_250, 'EUR')).toBe('€482.50');
    expect(text('costPerIssue', 48_250, 'JPY')).toBe('¥48,250');
    expect(text('costPerIssue', 48_255, 'KWD')).toBe('KWD\u00a048.255');
    expect(text('costPerIssue', 48_255, 'IQD')).toBe('IQD\u00a048.255');
    expect(text('costPerIssue', 48_250)).toBe('48,250 minor units');
  });

  it('write thresholds without decimals that say nothing', () => {
    expect(figures.threshold({ id: 'leadTime' }, 7)).toBe('7 days');
    expect(figures.threshold({ id: 'onTimeDelivery' }, 0.955)).toBe('95.5 %');
    expect(figures.threshold({ id: 'throughput' }, 10)).toBe('10');
  });

  it('name what the value is of many values', () => {
    expect([kpiTitle('cycleTime'), kpiTitle('wipAge'), kpiTitle('throughput')]).toEqual([
      'Cycle time, median',
      'WIP age, P85',
      'Throughput',
    ]);
  });

  it('exist for every KPI, each in one group of the picker', () => {
    for (const id of KPI_IDS) expect(text(id, 1), CATALOGUE[id].name).not.toMatch(/NaN|undefined/);
    expect(KPI_GROUPS.flatMap(({ kpis }) => kpis).sort()).toEqual([...KPI_IDS].sort());
  });
});

describe('a trend in words', () => {
  const said = (
    id: 'leadTime' | 'wipAge' | 'onTimeDelivery' | 'mix',
    value: number,
    before: number | null,
    trend: 'better' | 'worse' | null,
  ) => trendWords({ id }, { value, before, trend }, figures);

  it('says by how much, which way, and whether that is better', () => {
    expect(said('leadTime', 6, 6.8, 'better')).toEqual({ way: 'down', text: '0.8 days shorter, better' });
    expect(said('wipAge', 14.2, 11.6, 'worse')).toEqual({ way: 'up', text: '2.6 days older, worse' });
    expect(said('onTimeDelivery', 0.91, 0.86, 'better').text).toBe('5 points up, better');
    expect(said('onTimeDelivery', 0.87, 0.86, 'better').text).toBe('1 point up, better');
  });

  it('judges nothing where no way is better', () => {
    expect(said('mix', 0.5, 0.4, null).text).toBe('10 points up');
  });

  it('is no change where none would show, and no comparison where nothing came before', () => {
    expect(said('leadTime', 6.01, 6, 'worse').text).toBe('No change');
    expect(said('leadTime', 6, null, null).text).toBe('No earlier period to compare with');
  });
});

describe('what is behind a figure', () => {
  it('is both counts where it is a quotient, else the issues', () => {
    expect(behindWords('onTimeDelivery', { value: 39 / 43, n: 43 }, figures)).toBe('39 of 43 issues');
    expect(behindWords('wipAge', { value: 14, n: 19 }, figures)).toBe('19 open issues');
    expect(behindWords('throughput', { value: 12, n: 47 }, figures)).toBe('47 issues done');
    expect(behindWords('leadTime', { value: 3, n: 1 }, figures)).toBe('1 issue');
    expect(behindWords('onTimeDelivery', { value: null, n: 0 }, figures)).toBe('no issues');
    expect(behindWords('loggedUtilisation', { value: 0.8, n: 12 }, figures)).toBe('12 people');
  });
});

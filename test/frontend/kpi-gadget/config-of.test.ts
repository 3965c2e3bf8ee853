import { describe, expect, it } from 'vitest';
import { movedBy } from '../../../src/frontend/kpi-gadget/edit/board-list';
import { configOf } from '../../../src/frontend/kpi-gadget/edit/config-of';
import { type Draft, draftOf, newDraft } from '../../../src/frontend/kpi-gadget/edit/draft';
import { thresholdText, typedThreshold } from '../../../src/frontend/kpi-gadget/edit/typed-threshold';
import { figuresFor } from '../../../src/frontend/kpi-gadget/figures';

const figures = figuresFor('en-GB');
const blank = newDraft(['10001', '10002']);
const checked = (over: Partial<Draft>) => configOf({ ...blank, ...over }, 'Packaging', figures);
const problems = (over: Partial<Draft>) => Object.fromEntries(checked(over).problems);
const one = (amber: string, red: string, direction: 'higher' | 'lower' = 'higher') =>
  ({ show: 'kpi', kpi: 'onTimeDelivery', targets: { onTimeDelivery: { direction, amber, red } } }) as const;

describe('a new gadget', () => {
  it('shows six KPIs of flow of the project with most issues over the last 4 weeks, under its name', () => {
    expect(checked({}).config).toEqual({
      version: 1,
      title: 'Packaging',
      scope: { kind: 'projects', projects: ['10001'] },
      period: { unit: 'week', count: 4 },
      targets: {},
      show: { kind: 'board', kpis: ['leadTime', 'cycleTime', 'throughput', 'onTimeDelivery', 'wip', 'wipAge'] },
    });
  });
});

describe('a target', () => {
  it('of a share is typed in %, with a comma or a point', () => {
    expect(checked(one('95 %', '85,5')).config?.targets).toEqual({
      onTimeDelivery: { direction: 'higher', amber: 0.95, red: 0.855 },
    });
  });

  it('at which nothing would ever be at risk says so at its field', () => {
    expect(problems(one('95 %', '97 %'))).toEqual({
      'red:onTimeDelivery': 'Must be below 95 %, or nothing is ever at risk',
    });
    expect(problems(one('10 %', '10 %', 'lower'))).toEqual({
      'red:onTimeDelivery': 'Must be above 10 %, or nothing is ever at risk',
    });
  });

  it('that is no number, or no share, says so', () => {
    expect(problems(one('', '120 %'))).toEqual({
      'amber:onTimeDelivery': 'Write a number, such as 95 %',
      'red:onTimeDelivery': 'A share lies between 0 and 100 %',
    });
  });

  it('of a KPI that is not shown keeps nobody from saving', () => {
    const { config } = checked({ ...one('95 %', '97 %'), kpi: 'leadTime' });
    expect(config?.targets).toEqual({});
  });

  it('is read as it is written', () => {
    for (const unit of ['share', 'days', 'count'] as const)
      for (const value of [0.955, 7, 0]) expect(typedThreshold(unit, thresholdText(unit, value))).toBe(value);
    expect(typedThreshold('days', '7 days')).toBe(7);
    expect(typedThreshold('points', '−10')).toBe(-10);
    expect([typedThreshold('days', '7 %'), typedThreshold('days', 'soon')]).toEqual([null, null]);
  });
});

describe('a target of money', () => {
  const costs = (currency: string | null, amber: string, red: string) =>
    configOf(
      { ...blank, show: 'kpi', kpi: 'cost', targets: { cost: { direction: 'lower', amber, red } } },
      'Packaging',
      figures,
      currency,
    );

  it('is typed in the main unit of its currency: cents, no minor unit, fils', () => {
    expect(costs('EUR', '12,50', '20 EUR').config?.targets.cost).toMatchObject({ amber: 1250, red: 2000 });
    expect(costs('JPY', '1250', '2000 JPY').config?.targets.cost).toMatchObject({ amber: 1250, red: 2000 });
    expect(costs('KWD', '1.25', '2').config?.targets.cost).toMatchObject({ amber: 1250, red: 2000 });
  });

  it('is in minor units while nobody knows which currency', () => {
    expect(costs(null, '1250', '2000').config?.targets.cost).toMatchObject({ amber: 1250, red: 2000 });
  });

  it('with more decimals than the currency has, or in another one, is refused and not rounded', () => {
    expect(costs('JPY', '12.5', '2000').problems.get('amber:cost')).toBe('Write a number, such as 500 JPY');
    expect(costs('EUR', '12.505', '2000').config).toBeNull();
    expect(costs('EUR', '12.50', '20 USD').config).toBeNull();
    expect(costs('EUR', '95 %', '200').config).toBeNull();
  });

  it('stands in the field as it is typed, and comes out of it as it went in', () => {
    for (const [currency, text] of [
      ['EUR', '12.5 EUR'],
      ['JPY', '1250 JPY'],
      ['KWD', '1.25 KWD'],
      [null, '1250'],
    ] as const) {
      expect(thresholdText('money-minor', 1250, currency)).toBe(text);
      expect(typedThreshold('money-minor', text, currency)).toBe(1250);
    }
  });

  it('that nothing would ever miss says so in its currency', () => {
    expect(costs('EUR', '50', '40').problems.get('red:cost')).toContain('€50.00');
  });
});

describe('a form that misses something', () => {
  it('says what, and cannot be saved', () => {
    expect(checked({ kpis: [] })).toMatchObject({ config: null });
    expect(problems({ kpis: [] })).toEqual({ kpis: 'Choose at least one KPI' });
    expect(problems({ scope: { ...blank.scope, kind: 'component' } })).toEqual({ scope: 'Choose a component' });
    expect(problems({ scope: { ...blank.scope, projects: [] } })).toEqual({ scope: 'Choose at least one project' });
    expect(problems({ period: { unit: 'quarter', count: '5' } }).period).toMatch(/from 1 to 4/);
    expect(
      problems({ show: 'chart', chart: 'throughput', ask: { kind: 'when-done', issues: '0', until: '' } }).ask,
    ).toMatch(/from 1 to 100,000/);
  });
});

describe('a stored gadget', () => {
  it('fills the form, and comes out of it as it went in', () => {
    const config = {
      version: 1,
      title: 'Rush jobs',
      scope: { kind: 'label', projects: ['10002'], label: 'rush' },
      period: { unit: 'quarter', count: 2 },
      targets: { reworkRate: { direction: 'lower', amber: 0.1, red: 0.2 } },
      show: { kind: 'chart', chart: { kind: 'trend', kpi: 'reworkRate' } },
    } as const;
    expect(configOf(draftOf(config, 15, ['10001']), 'Packaging', figures).config).toEqual(config);
  });
});

describe('the order of a board', () => {
  it('moves one KPI by a place, and stays where there is none', () => {
    expect(movedBy(['wip', 'leadTime', 'cycleTime'], 'cycleTime', -1)).toEqual(['wip', 'cycleTime', 'leadTime']);
    const order = ['wip', 'leadTime'] as const;
    expect(movedBy(order, 'wip', -1)).toBe(order);
  });
});

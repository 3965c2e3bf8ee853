import { describe, expect, it } from 'vitest';
import { gadgetConfig, refreshIn } from '../../../src/frontend/kpi-gadget/config/gadget-config';

const whole = {
  version: 1,
  title: 'Packaging',
  scope: { kind: 'projects', projects: ['10001'] },
  period: { unit: 'month', count: 3 },
  targets: { leadTime: { direction: 'lower', amber: 5, red: 8 } },
  show: { kind: 'board', kpis: ['leadTime', 'wip'] },
} as const;

const shown = (over: object) => {
  const found = gadgetConfig({ ...whole, ...over });
  return found.kind === 'config' ? { config: found.config, mended: found.mended } : found;
};

describe('what a host stored', () => {
  it('comes back as it was saved', () => {
    expect(gadgetConfig(whole)).toEqual({ kind: 'config', config: whole, mended: [] });
  });

  it('is nothing before the first save', () => {
    for (const stored of [undefined, null, {}, '', [], { refresh: 15 }])
      expect(gadgetConfig(stored)).toEqual({ kind: 'none' });
  });

  it('of a newer version is not guessed at', () => {
    expect(gadgetConfig({ ...whole, version: 2 })).toEqual({ kind: 'unreadable', why: 'newer' });
  });

  it('without a scope, or with one that names nothing, cannot be used', () => {
    const scopes = [
      undefined,
      { kind: 'projects', projects: [] },
      { kind: 'component', project: '1' },
      { kind: 'filter', filter: '1 or 2' },
      { kind: 'team', team: 0 },
      { kind: 'toString' },
      { kind: 'ids', ids: ['1'] },
    ];
    for (const scope of scopes) expect(shown({ scope })).toEqual({ kind: 'unreadable', why: 'scope' });
  });

  it.each([
    { kind: 'component', project: '10001', component: '10010' },
    { kind: 'version', project: '10001', version: '10020' },
    { kind: 'type', projects: ['10001', '10002'], type: '3' },
    { kind: 'label', projects: ['10001'], label: 'rush' },
    { kind: 'parent', issue: '10400' },
    { kind: 'team', team: 4 },
    { kind: 'filter', filter: '10400' },
  ])('keeps the scope $kind', (scope) => {
    expect(shown({ scope })).toMatchObject({ config: { scope }, mended: [] });
  });

  it('loses KPIs that are no more, one named twice and those beyond twelve, and says so', () => {
    expect(shown({ show: { kind: 'board', kpis: ['wip', 'wip', 'velocity'] } })).toMatchObject({
      config: { show: { kpis: ['wip'] } },
      mended: ['kpis'],
    });
    expect(shown({ show: { kind: 'board', kpis: ['velocity'] } })).toEqual({ kind: 'unreadable', why: 'show' });
    expect(shown({ show: { kind: 'kpi', kpi: 'constructor' } })).toEqual({ kind: 'unreadable', why: 'show' });
  });

  it('takes the last 4 weeks for a period that is none, and leaves out targets at which nothing is at risk', () => {
    const targets = { ...whole.targets, wip: { direction: 'lower', amber: 9, red: 9 }, gone: whole.targets.leadTime };
    expect(shown({ period: { unit: 'week', count: 53 }, targets })).toMatchObject({
      config: { period: { unit: 'week', count: 4 }, targets: whole.targets },
      mended: ['period', 'targets'],
    });
  });

  it('asks the plain question where that of a forecast cannot be read', () => {
    const ask = (of: unknown) => shown({ show: { kind: 'chart', chart: { kind: 'throughput', ask: of } } });
    const asking = (answer: unknown) => ({
      config: { show: { kind: 'chart', chart: { kind: 'throughput', ask: answer } } },
    });
    expect(ask({ kind: 'when-done', issues: 26 })).toMatchObject(asking({ kind: 'when-done', issues: 26 }));
    expect(ask({ kind: 'how-many', until: '2026-12-31' })).toMatchObject(
      asking({ kind: 'how-many', until: '2026-12-31' }),
    );
    for (const bad of [null, { kind: 'when-done', issues: 0.5 }, { kind: 'how-many', until: 'soon' }])
      expect(ask(bad)).toMatchObject(asking(null));
  });

  it('names the minutes of its refresh, or none', () => {
    expect([15, 0, 1.5, '15', undefined].map((refresh) => refreshIn({ ...whole, refresh }))).toEqual([
      15,
      null,
      null,
      null,
      null,
    ]);
  });
});

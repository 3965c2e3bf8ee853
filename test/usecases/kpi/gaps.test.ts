import { describe, expect, it } from 'vitest';
import { KPI_IDS } from '../../../src/domain/kpi/catalogue';
import { isMissedBy } from '../../../src/domain/kpi/odd-facts';
import { gapNotes, isGivenUp } from '../../../src/usecases/kpi/gaps';
import type { SiteGaps } from '../../../src/usecases/kpi/ports';

const where = { projects: [1, 2], narrow: { kind: 'all' }, done: 0 } as const;
const gaps: SiteGaps = {
  given: [
    { of: 'issue', project: 1, count: 2 },
    { of: 'issue', project: null, count: 1 },
    { of: 'issue', project: 9, count: 5 },
    { of: 'project', project: 9, count: 1 },
    { of: 'page', project: null, count: 1 },
  ],
  odd: [
    { field: 'original', class: 'negative', project: 1, issues: 3 },
    { field: 'original', class: 'negative', project: 9, issues: 7 },
    { field: 'rank', class: 'huge', project: 1, issues: 1 },
  ],
};

describe('what is missing from figures', () => {
  it('is what was given up in their projects, or nobody knows where; of other projects nothing is said', () => {
    expect(gapNotes(gaps, where, ['throughput'])).toEqual([
      { kind: 'given-up', of: 'issue', count: 3 },
      { kind: 'given-up', of: 'page', count: 1 },
    ]);
    expect(gapNotes(gaps, where, ['throughput']).some(isGivenUp)).toBe(true);
  });

  it('is told by project where an odd value stands in a field that the KPI is made of', () => {
    expect(gapNotes({ ...gaps, given: [] }, where, ['estimateBias', 'throughput'])).toEqual([
      { kind: 'odd', field: 'original', class: 'negative', project: '1', issues: 3 },
    ]);
    expect(gapNotes({ ...gaps, given: [] }, where, ['throughput'])).toEqual([]);
  });

  it('is nothing where nothing is missing', () => {
    expect(gapNotes({ given: [], odd: [] }, where, KPI_IDS)).toEqual([]);
  });

  it('knows of each KPI what it is made of: none is made of no field at all but ratings and what is mapped', () => {
    const fields = ['change', 'resolved', 'due', 'original', 'remaining', 'worklog'];
    for (const kpi of KPI_IDS) expect([kpi, fields.some((field) => isMissedBy(field, kpi))]).toEqual([kpi, true]);
    expect(KPI_IDS.some((kpi) => isMissedBy('toString', kpi))).toBe(false);
  });
});

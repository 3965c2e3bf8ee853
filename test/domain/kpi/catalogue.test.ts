import { describe, expect, it } from 'vitest';
import { CATALOGUE, KPI_IDS, NEED_WORDS } from '../../../src/domain/kpi/catalogue';

/** The ids of reference/kpis.md. */
const IDS = `leadTime cycleTime firstProofTime reviewDuration revisionRounds firstTimeRight reworkRate onTimeDelivery
  throughput wip wipAge backlogAge flowEfficiency estimateBias estimateRatio estimateCorrelation timeTrackedCoverage
  loggedUtilisation capacityVsDemand loadBalance rushShare coordinationShare mix cost costPerIssue budgetBurn satisfaction
  nps openSafetyIssues incidentRate signOffShare procedureConformance participation skillCoverage`.split(/\s+/);

describe('the catalogue of KPIs', () => {
  it('has every KPI that is defined, and no other', () => {
    expect([...KPI_IDS].sort()).toEqual([...IDS].sort());
  });
  it('gives each a name of its own, a formula, and words for what it needs', () => {
    expect(new Set(KPI_IDS.map((id) => CATALOGUE[id].name)).size).toBe(IDS.length);
    for (const id of KPI_IDS) {
      const { formula, needs } = CATALOGUE[id];
      expect(formula).toMatch(/^\S.*[^.]$/);
      expect(needs === null || NEED_WORDS[needs].length > 0).toBe(true);
    }
  });
  it('puts what people logged, cost and said under the people rules whatever the scope, plans and safety never', () => {
    const past = (kind: string) => KPI_IDS.filter((id) => CATALOGUE[id].past === kind).sort();
    expect(past('always')).toEqual(
      [
        'budgetBurn',
        'coordinationShare',
        'cost',
        'costPerIssue',
        'incidentRate',
        'loggedUtilisation',
        'participation',
      ].sort(),
    );
    expect(past('never')).toEqual(
      ['capacityVsDemand', 'loadBalance', 'openSafetyIssues', 'signOffShare', 'skillCoverage'].sort(),
    );
  });
});

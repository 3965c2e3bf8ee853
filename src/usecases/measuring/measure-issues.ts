import type { IssueId } from '../../domain/capacity/types';
import { flowOf } from '../../domain/kpi/flow';
import { measureOf, staysOf } from '../../domain/kpi/measure';
import type { Clock, Log } from '../ports';
import { PortFailure } from '../ports';
import type { IssueToMeasure, MeasuredIssue, MeasureStore, Tenure } from './ports';
import type { MeasuringRules } from './rules';

type Ports = { readonly clock: Clock; readonly log: Log; readonly measures: MeasureStore };

/** The most that is measured at once. */
export const AT_ONCE = 200;

/**
 * Measures those of the issues that are behind, under the lease. Answers with the issues that break us, which hold up no
 * other.
 */
export const measureIssues = async (
  ports: Ports,
  tenure: Tenure,
  rules: MeasuringRules,
  ids: readonly IssueId[],
): Promise<readonly IssueId[]> => {
  if (ids.length === 0) return [];
  try {
    const behind = await ports.measures.facts(ids, rules.numbers);
    const measured = behind.map((issue) => measuredBy(rules, issue));
    await ports.measures.write(measured, rules.time.days, ports.clock.now(), tenure);
    return [];
  } catch (error) {
    if (error instanceof PortFailure) throw error;
    return isolate({ ports, tenure, rules }, ids, error);
  }
};

type Under = { readonly ports: Ports; readonly tenure: Tenure; readonly rules: MeasuringRules };

const isolate = async ({ ports, tenure, rules }: Under, ids: readonly IssueId[], error: unknown) => {
  if (ids.length === 1) {
    ports.log.warn('measure-broken', {
      error: error instanceof Error ? error.name : 'unknown',
      issue: ids[0] ?? null,
    });
    return ids;
  }
  const half = Math.ceil(ids.length / 2);
  return [
    ...(await measureIssues(ports, tenure, rules, ids.slice(0, half))),
    ...(await measureIssues(ports, tenure, rules, ids.slice(half))),
  ];
};

export const measuredBy = (rules: MeasuringRules, { issue, ...facts }: IssueToMeasure): MeasuredIssue => {
  const stages = rules.stagesOf(issue.project);
  const flow = flowOf(issue, stages);
  const met = [issue.status, ...issue.statusChanges.flatMap(({ from, to }) => [from, to])];
  return {
    ...facts,
    measure: measureOf(flow, rules.time),
    stays: staysOf(flow),
    unknownStatus: met.some((status) => stages.sourceOf(status) === 'unknown'),
    rules: rules.numberOf(issue.project),
  };
};

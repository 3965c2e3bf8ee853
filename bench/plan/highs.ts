import load from 'highs';
import type { Problem } from '../../src/domain/planning/problem';
import { columnsOf, rowsOf, worthOf } from './program';

export type Proof = {
  readonly optimal: boolean;
  /** The best plan that HiGHS found. */
  readonly value: number;
  /** No plan is worth more. */
  readonly bound: number;
  readonly ms: number;
  readonly bytes: number;
};

/** The same plan as an integer program, solved by HiGHS until value and bound are within `within` or `limit` seconds are over. */
export const solveExactly = async (problem: Problem, limit: number, within = 1e-4): Promise<Proof> => {
  const highs = await load();
  const { objectiveSense, variableType, modelStatus } = highs.constants;
  const started = performance.now();
  const columns = columnsOf(problem);
  const { rows, upper } = rowsOf(problem, columns);
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => {
    starts[at + 1] = (starts[at] ?? 0) + row.length;
  });
  const sizes = { numCols: columns.length, numRows: rows.length };
  const model = highs.createModel({
    ...sizes,
    sense: objectiveSense.maximize,
    offset: -problem.price.reduce((sum, price) => sum + price, 0),
    colCost: Float64Array.from(columns, (column) => worthOf(problem, column)),
    colLower: new Float64Array(columns.length),
    colUpper: new Float64Array(columns.length).fill(1),
    rowLower: new Float64Array(rows.length).fill(-highs.infinity),
    rowUpper: Float64Array.from(upper),
    integrality: new Int32Array(columns.length).fill(variableType.integer),
    matrix: {
      ...sizes,
      format: 'csr',
      starts,
      indices: Int32Array.from(rows.flatMap((row) => row.map(([column]) => column))),
      values: Float64Array.from(rows.flatMap((row) => row.map(([, value]) => value))),
    },
  });
  try {
    model.options.set({ output_flag: false, time_limit: limit, mip_rel_gap: within });
    model.run();
    return {
      optimal: model.getModelStatus() === modelStatus.optimal,
      value: model.getObjectiveValue(),
      bound: Number(model.info.get('mip_dual_bound')),
      ms: performance.now() - started,
      bytes: highs.memoryBytes,
    };
  } finally {
    model.dispose();
  }
};

import { dayNumber, type LocalDate } from '../units';
import type { KpiWindow } from './result';

/** Money set aside for a project from a day to a day, both included, in whole minor units. */
export type ProjectBudget = {
  readonly project: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly minor: number;
};

/**
 * What of the budgets falls to a window, in proportion to their days, rounded once, a half up. Null where a project has a
 * day of the window without a budget: work of that day would be held against nothing.
 */
export const budgetOf = (
  window: KpiWindow,
  projects: readonly number[],
  budgets: readonly ProjectBudget[],
): number | null => {
  const [from, to] = [dayNumber(window.from), dayNumber(window.to)];
  const parts = budgets
    .filter(({ project }) => projects.includes(project))
    .map((budget) => partOf(budget, from, to))
    .filter(({ days }) => days > 0);
  const covered = (project: number) =>
    parts.reduce((sum, part) => sum + (part.project === project ? part.days : 0), 0) === to - from;
  if (projects.length === 0 || !projects.every(covered)) return null;
  return rounded(parts);
};

type Part = { readonly project: number; readonly days: number; readonly length: number; readonly minor: number };

const partOf = ({ project, from, to, minor }: ProjectBudget, first: number, end: number): Part => {
  const [begin, over] = [dayNumber(from), dayNumber(to) + 1];
  return { project, minor, length: over - begin, days: Math.max(0, Math.min(end, over) - Math.max(first, begin)) };
};

/** Σ minor × days ÷ length, exact until the one rounding. */
const rounded = (parts: readonly Part[]): number => {
  const [sum, below] = parts.reduce<readonly [bigint, bigint]>(
    ([above, under], { minor, days, length }) => [
      above * BigInt(length) + BigInt(minor) * BigInt(days) * under,
      under * BigInt(length),
    ],
    [0n, 1n],
  );
  return Number((2n * sum + below) / (2n * below));
};

/** The first two budgets of one project that share a day; null = none do. */
export const overlapping = (budgets: readonly ProjectBudget[]): readonly [number, number] | null => {
  for (const [b, later] of budgets.entries())
    for (const [a, earlier] of budgets.slice(0, b).entries())
      if (earlier.project === later.project && earlier.from <= later.to && later.from <= earlier.to) return [a, b];
  return null;
};

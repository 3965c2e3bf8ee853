import type { Hits, ReplayMonth } from '../../../contract/skills';

export type Method = 'atelier' | 'mostFrequent' | 'lastInComponent';
export const METHODS: readonly Method[] = ['atelier', 'mostFrequent', 'lastInComponent'];
export type Depth = 0 | 1 | 2;

/** All months together. */
export const totalOf = (months: readonly ReplayMonth[]): Omit<ReplayMonth, 'month'> => {
  const sum = (method: Method): Hits =>
    [0, 1, 2].map((depth) => summed(months, method, depth)) as [number, number, number];
  return {
    issues: months.reduce((all, { issues }) => all + issues, 0),
    atelier: sum('atelier'),
    mostFrequent: sum('mostFrequent'),
    lastInComponent: sum('lastInComponent'),
  };
};

const summed = (months: readonly ReplayMonth[], method: Method, depth: number): number =>
  months.reduce((all, month) => all + (month[method][depth] ?? 0), 0);

/** Share of the issues for which a method had the right person among the first 1, 3 or 5. */
export const shareOf = (month: Omit<ReplayMonth, 'month'>, method: Method, depth: Depth): number =>
  month.issues === 0 ? 0 : month[method][depth] / month.issues;

export type Verdict = {
  readonly kind: 'better' | 'worse' | 'same';
  readonly rule: Exclude<Method, 'atelier'>;
  readonly share: number;
  readonly other: number;
};

/** Atelier beside the better of the two simple rules, by who was named first; within two standard errors nobody can tell. */
export const verdictOf = (total: Omit<ReplayMonth, 'month'>): Verdict => {
  const rule = total.lastInComponent[0] > total.mostFrequent[0] ? 'lastInComponent' : 'mostFrequent';
  const share = shareOf(total, 'atelier', 0);
  const other = shareOf(total, rule, 0);
  const error = Math.sqrt((share * (1 - share) + other * (1 - other)) / Math.max(1, total.issues));
  const kind = Math.abs(share - other) <= 2 * error ? 'same' : share > other ? 'better' : 'worse';
  return { kind, rule, share, other };
};

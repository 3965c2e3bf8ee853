import type { Baselines } from './inputs';
import { interval, type Measures, macro, measuresOf } from './measures';
import { macroOf, type Run, type Slice } from './runs';

const one = (x: number): string => x.toFixed(1);
const shown = ({ top1, top3, top5, mrr }: Measures): string => [top1, top3, top5, mrr].map(one).join(' / ');

/** Rows of ../shared/reference/suggestion.md, as published there; those of the first slice are recomputed where ranks are present. */
const PUBLISHED: readonly (readonly [method: string, words: string, all: string, other: string])[] = [
  ['a_freq', 'most frequent', '21.6 / 52.7 / 61.9 / 40.7', '23.5 / 55.2 / 65.1 / 43.0'],
  ['b_recent_comp', 'most recent in component', '39.4 / 64.7 / 73.7 / 54.8', '42.3 / 64.9 / 73.0 / 56.0'],
  ['c_comp_rep_decay', 'component + reporter, decayed', '59.4 / 79.0 / 84.4 / 70.8', '49.0 / 68.0 / 75.6 / 60.9'],
  ['d_bm25knn', 'BM25 k nearest', '46.1 / 70.5 / 77.1 / 60.3', '50.4 / 70.6 / 77.2 / 62.4'],
  ['e_svm_text', 'SVM, text only', '41.7 / 66.0 / 73.6 / 56.2', '44.2 / 66.7 / 74.2 / 57.5'],
  ['e_svm_meta_decay', 'SVM, recency-weighted', '58.4 / 77.3 / 83.7 / 69.5', '47.4 / 67.1 / 75.6 / 59.5'],
  ['f_nine_online', 'recipe of nine features', '63.5 / 84.9 / 89.2 / 74.9', '56.7 / 75.1 / 81.3 / 67.4'],
];

export const mainTable = (runs: readonly Run[], baselines: Baselines): string[] => [
  'top-1 / top-3 / top-5 / MRR, %, test split, macro over projects',
  row('method', 'all issues', 'assignee ≠ reporter'),
  ...PUBLISHED.map(([method, words, all, other]) => {
    const ranks = baselines[method];
    const again = ranks === undefined ? 'baselines absent: skipped, as published' : 'all: recomputed from ranks';
    return row(
      words,
      ranks === undefined ? all : shown(macro(runs.map((run) => againIn(run, ranks)))),
      `${other}   (${again}; ≠: as published)`,
    );
  }),
  row('Atelier, as stored', shown(macroOf(runs, 'all')), shown(macroOf(runs, 'other'))),
];

const againIn = (run: Run, ranks: Readonly<Record<string, number>>): Measures =>
  measuresOf(run.all.map(({ answer }) => ranks[answer.one.key] ?? Number.POSITIVE_INFINITY));

const row = (a: string, b: string, c: string): string => `${a.padEnd(34)}${b.padEnd(28)}${c}`;

/** Per project: our figures with 95 % bootstrap intervals, and top-1 less the SVM's on the same issues. */
export const projectTable = (runs: readonly Run[], slice: Slice, svm: Readonly<Record<string, number>> | undefined) =>
  runs.map((run) => {
    const ranks = run[slice].map(({ rank }) => rank);
    const figures = ([1, 3] as const).map((most) =>
      figure(
        `top-${most}`,
        ranks.map((rank) => (rank <= most ? 1 : 0)),
      ),
    );
    const mrr = figure(
      'MRR',
      ranks.map((rank) => 1 / rank),
    );
    const less = svm === undefined ? 'SVM: skipped, baselines absent' : lessSvm(run, slice, svm);
    return `${run.project.padEnd(10)} n=${String(ranks.length).padStart(4)}  ${figures.join('  ')}  ${mrr}   ${less}`;
  });

const figure = (name: string, values: readonly number[]): string => {
  const [low, high] = interval(values);
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return `${name} ${one(100 * mean)} [${one(100 * low)}–${one(100 * high)}]`;
};

/**
 * The baseline's ranks still hold the reporter. Without, a truth that stood behind moves up by one at most, and only if the
 * reporter is a candidate: so much is granted it in the second slice.
 */
const lessSvm = (run: Run, slice: Slice, svm: Readonly<Record<string, number>>): string => {
  const gains = run[slice].map(({ answer, rank }) => {
    const rated = svm[answer.one.key] ?? Number.POSITIVE_INFINITY;
    const struck = slice === 'other' && answer.other.length < answer.anybody.length ? Math.max(1, rated - 1) : rated;
    return (rank <= 1 ? 1 : 0) - (struck <= 1 ? 1 : 0);
  });
  const [low, high] = interval(gains);
  const mean = gains.reduce((sum, x) => sum + x, 0) / gains.length;
  const sign = (x: number) => `${x < 0 ? '' : '+'}${one(100 * x)}`;
  return `top-1 less SVM${slice === 'other' ? ' (at its best)' : ''} ${sign(mean)} [${sign(low)}, ${sign(high)}]`;
};

/** What a change costs: macro figures and their difference from the product's. */
export const costRow = (words: string, runs: readonly Run[], product: readonly Run[]): string => {
  const cells = (['all', 'other'] as const).map((slice) => {
    const [a, b] = [macroOf(runs, slice), macroOf(product, slice)];
    const difference = b.mrr - a.mrr;
    return `${shown(a)}  (product MRR ${difference < 0 ? '' : '+'}${one(difference)})`;
  });
  return `${words.padEnd(46)}${cells.join('   ')}`;
};

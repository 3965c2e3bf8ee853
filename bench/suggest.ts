// npm run bench:suggest: the table of ../shared/reference/suggestion.md with our rows beside it, and what our storage costs.

import { LIMITS } from '../src/domain/suggestion/learn';
import { memoryStore } from '../src/domain/suggestion/memory-store';
import { storedRows } from '../src/domain/suggestion/walk';
import { replay, worldOf } from './suggest/busy-replay';
import { baselines, present, scoredHistories, startedIn } from './suggest/inputs';
import { calibrationError, quantile } from './suggest/measures';
import { costRow, mainTable, projectTable } from './suggest/report';
import { exactMemory, macroOf, type Run, run } from './suggest/runs';
import { speed } from './suggest/speed';

const say = (...lines: readonly string[]) => {
  for (const line of lines) console.log(line);
};

const SVM = 'e_svm_meta_decay';

const accuracy = (product: readonly Run[]) => {
  const ranks = baselines();
  say('', ...mainTable(product, ranks));
  for (const slice of ['all', 'other'] as const) {
    say('', slice === 'all' ? 'All issues' : 'Assignee ≠ reporter', ...projectTable(product, slice, ranks[SVM]));
    const answered = product.flatMap((one) =>
      one[slice].map(({ answer, rank }) => {
        const list = slice === 'all' ? answer.anybody : answer.other;
        return { confidence: list[0]?.p ?? 0, hit: rank === 1 };
      }),
    );
    say(
      `expected calibration error ${calibrationError(answered).toFixed(1)} points (ten bins, ${answered.length} issues)`,
    );
  }
};

const busy = (product: readonly Run[], histories: ReturnType<typeof scoredHistories>) => {
  const [jdt, answered] = [histories, product].map((list) => list.find(({ project }) => project === 'JDT'));
  if (jdt === undefined || answered === undefined || !('issues' in jdt) || !('all' in answered)) return;
  const world = worldOf(jdt, startedIn('eclipse_bugzilla'));
  const given = answered.all.map(({ answer }) => answer);
  say('', `Replay on JDT, SLA ${world.slaDays.toFixed(1)} days; overdue / exact / share of the busiest, %`);
  for (const foresight of ['median', 'true'] as const)
    for (const lambda of [0, 1, 2, 5]) {
      const { issues, overdue, exact, busiest } = replay(given, { world, lambda, foresight });
      const known = foresight === 'median' ? 'duration taken for the median' : 'duration known';
      say(
        `λ = ${lambda}, ${known.padEnd(30)} ${overdue.toFixed(1)} / ${exact.toFixed(1)} / ${busiest.toFixed(1)}  (n = ${issues})`,
      );
    }
};

const costs = (product: readonly Run[], histories: ReturnType<typeof scoredHistories>) => {
  say('', 'What each simplification costs: the figures without it (product’s MRR less these)');
  const without = (words: string, choices: Parameters<typeof run>[1]) =>
    say(costRow(words, run(histories, choices), product));
  without('whole text and history, online from creation', () => ({ memory: exactMemory(), online: 'created' }));
  without('sketches of 200 terms instead of 40', () => ({ memory: storedRows({ ...LIMITS, sketch: 200 }) }));
  without('people’s words from 200 terms instead of 40', () => ({
    memory: storedRows({ ...LIMITS, vocabulary: 200 }),
  }));
  without('all like issues kept, not the last 3,000', () => ({
    memory: storedRows(LIMITS, memoryStore(Number.POSITIVE_INFINITY)),
  }));
  without('online step from features as of the creation', () => ({ online: 'created' }));
  without('no online step', () => ({ online: 'off' }));
};

const sizes = (histories: ReturnType<typeof scoredHistories>) => {
  say('', 'Rows kept at the end, per project');
  for (const { project, issues } of histories) {
    const store = memoryStore();
    const { learn } = storedRows(LIMITS, store);
    const inOrder = [...issues].sort((a, b) => a.issue.resolved - b.issue.resolved);
    for (const { issue } of inOrder) learn(issue);
    say(
      `${project.padEnd(10)} issues ${issues.length}  ${Object.entries(store.sizes())
        .map(([name, n]) => `${name} ${n}`)
        .join('  ')}`,
    );
  }
};

const main = () => {
  const { median, p95, rows } = speed();
  say(
    `Scoring, reasons of five, 100 people, ${rows.toFixed(0)} rows read: median ${median.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms (bar 5)`,
  );
  if (present().length === 0) return say('skipped: ../shared/data/suggestion is absent, so nothing is replayed');
  const histories = scoredHistories();
  const product = run(histories);
  accuracy(product);
  const ms = product.flatMap((one) => one.all.map(({ answer }) => answer.ms));
  say(
    '',
    `ms per prediction, both questions: median ${quantile(ms, 0.5).toFixed(2)}, p95 ${quantile(ms, 0.95).toFixed(2)}`,
  );
  busy(product, histories);
  sizes(histories);
  costs(product, histories);
  const [all, other] = [macroOf(product, 'all'), macroOf(product, 'other')];
  const holds =
    all.top1 >= 62 && all.top3 >= 84 && all.mrr >= 74 && other.top1 >= 55 && other.top3 >= 74 && other.mrr >= 66;
  say('', holds ? 'bars hold: all 62/84/74, other 55/74/66' : 'MISSED: bars are all 62/84/74, other 55/74/66');
  if (!holds) process.exitCode = 1;
};

main();

// npm run bench:answers -- --calls 100000: what viewers get while Jira and the store fail now and then.
import { exitOnSignals } from '../scripts/children';
import { answerFigures } from './answers/figures';
import { holds, report } from './table';

const main = async () => {
  exitOnSignals();
  const at = process.argv.indexOf('--calls');
  const calls = at < 0 ? 100_000 : Number(process.argv[at + 1]);
  if (!Number.isSafeInteger(calls) || calls < 1) {
    console.error('--calls wants a whole number from 1, as in --calls 100000');
    process.exit(2);
  }
  const figures = await answerFigures(calls);
  report(figures, '.cache/answers.json');
  process.exitCode = figures.every(holds) ? 0 : 1;
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

// npm run bench:sync: what reading a site costs, and how fast it goes.
import { syncFigures } from './sync/figures';
import { holds, report } from './table';

const main = async () => {
  const figures = await syncFigures();
  report(figures, 'bench/results-sync.json');
  process.exitCode = figures.every(holds) ? 0 : 1;
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

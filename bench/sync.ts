// npm run bench:sync: what reading a site costs, and how fast it goes.
import { syncFigures } from './sync/figures';
import { lagFigures } from './sync/lag';
import { holds, report } from './table';

const main = async () => {
  // The lag comes last: from then on this process has the simulation's clock.
  const figures = [...(await syncFigures()), ...(await lagFigures())];
  report(figures, 'bench/results-sync.json');
  process.exitCode = figures.every(holds) ? 0 : 1;
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

import { kpiFigures } from '../bench/kpi/figures';
import { startBench } from '../bench/panel/site';

(async () => {
  const t = performance.now();
  const bench = await startBench({ port: 4930, issues: 300, projects: 20, openIssues: 0, sqlLatencyMs: 8 });
  console.log('started', Math.round(performance.now() - t));
  try {
    console.table(await kpiFigures(bench));
  } catch (e) {
    console.log(e);
  }
  console.log(Math.round(performance.now() - t));
  await bench.stop();
  process.exit(0);
})();

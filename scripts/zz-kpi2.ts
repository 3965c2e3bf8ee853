import { startBench } from '../bench/panel/site';
import { fillMeasures } from '../bench/kpi/fill';
import { kpiFacts } from '../src/adapters/sql/kpi-site';
import { getKpis } from '../src/usecases/kpi/get-kpis';
import { instant, localDate } from '../src/domain/units';
(async () => {
  const bench = await startBench({ port: 4940, issues: 300, projects: 20, openIssues: 0, sqlLatencyMs: 8 });
  const { value } = await bench.invoke<any>('settings', 'getKpiOptions', {});
  const n = Number(process.argv[2] ?? 3000);
  await fillMeasures(bench, value.projects.slice(0, 20), n);
  const ports: any = { clock: { now: () => instant(bench.desk.clock.now()) }, facts: kpiFacts, viewerJira: { browsable: async (p: any) => p, isJiraAdmin: async () => true }, access: { recordBrowse: async () => {} }, people: {} };
  const request: any = { scope: { kind: 'projects', projects: value.projects.slice(0, 20) }, kpis: ['leadTime', 'cycleTime', 'throughput', 'onTimeDelivery', 'wip', 'wipAge','backlogAge', 'flowEfficiency', 'firstTimeRight', 'revisionRounds', 'reworkRate', 'rushShare'], period: { unit: 'week', count: 4 } };
  for (let i = 0; i < 12; i++) { const t = performance.now(); const c = process.cpuUsage(); const r: any = await getKpis(ports, { accountId: 'x', readOnly: false }, request); const u = process.cpuUsage(c); if (i > 3) console.log(Math.round(performance.now() - t), 'ms, cpu', Math.round((u.user+u.system) / 1000), r.value.figures.length, r.value.figures[0].result.n); }
  const w = { projects: request.scope.projects.map(Number), narrow: { kind: 'all' as const } };
  const win = { from: localDate('2026-04-20'), to: localDate('2026-11-23') };
  for (let i = 0; i < 3; i++) { let c0=process.cpuUsage(); let t = performance.now(); const m = await kpiFacts.measures(w, win, { created: true }); console.log('measures', m.rows.length, Math.round(performance.now() - t), process.cpuUsage(c0).user/1000); c0=process.cpuUsage(); t = performance.now(); const s = await kpiFacts.stays(w, { window: win, mondays: true, reopened: win, done: false }); console.log('stays', s.length, Math.round(performance.now() - t), process.cpuUsage(c0).user/1000); }
  await bench.stop(); process.exit(0);
})().catch((e) => { console.log(e); process.exit(1); });

import type { RowDataPacket } from 'mysql2/promise';
import type { Figure } from '../table';
import { type SyncSite, startSyncSite } from './site';

const ISSUES = 5000;
const UNLIMITED = 1_000_000_000;

/** Calls that nobody could do without: pages of issues, of histories, and of worklogs with their ids. */
const needed = ({ world }: SyncSite): number => {
  const issues = [...world.issues.values()];
  const worklogs = issues.reduce((sum, { worklogs: own }) => sum + own.length, 0);
  return Math.ceil(issues.length / 100) + Math.ceil(issues.length / 1000) + 2 * Math.ceil(worklogs / 1000);
};

const READS = /^(search\/jql|changelog\/bulkfetch|issue\/\{\}\/worklog|worklog\/)/;

/** The backfill of 5,000 issues: its calls, its speed, its memory. */
const backfill = async (): Promise<Figure[]> => {
  const site = await startSyncSite({ issues: ISSUES, points: UNLIMITED });
  try {
    const before = process.memoryUsage().heapUsed;
    let most = before;
    const watching = setInterval(() => {
      most = Math.max(most, process.memoryUsage().heapUsed);
    }, 50);
    await site.install();
    await site.settle(['tables']);
    const started = performance.now();
    await site.settle(['backfill']);
    const seconds = (performance.now() - started) / 1000;
    clearInterval(watching);
    const reads = site.calls.filter(({ endpoint }) => READS.test(endpoint)).length;
    const all = site.calls.length;
    const count: Record<string, number> = {};
    for (const { endpoint } of site.calls) count[endpoint] = (count[endpoint] ?? 0) + 1;
    if (process.env.VERBOSE) console.log(count, needed(site), site.statements);
    return [
      {
        name: 'backfill of 5,000 issues: calls per needed call',
        value: reads / needed(site),
        unit: '',
        bar: '<= 1.15',
      },
      { name: 'backfill of 5,000 issues: all calls, words and people too', value: all, unit: '', bar: 'reported' },
      { name: 'backfill, budget off', value: (ISSUES * 60) / seconds, unit: 'issues a minute', bar: '>= 5000' },
      { name: 'backfill: heap beyond the local Jira’s', value: (most - before) / 2 ** 20, unit: 'MiB', bar: '<= 256' },
      { name: 'backfill: points', value: await pointsOf(site), unit: '', bar: 'reported' },
    ];
  } finally {
    await site.stop();
  }
};

const pointsOf = async ({ pool }: SyncSite): Promise<number> => {
  const [rows] = await pool.query<RowDataPacket[]>('SELECT SUM(points) AS n FROM points_hour');
  return Number(rows[0]?.n ?? 0);
};

/** One call in twenty is refused: how many calls it takes more, and whether any came before its time. */
const refused = async (): Promise<Figure[]> => {
  const often = { share: 0.05, times: null, from: null, until: null };
  const fault = {
    kind: 'jira-429',
    endpoint: '',
    as: null,
    reason: 'jira-burst-based',
    retryAfter: 1,
    ...often,
  } as const;
  const site = await startSyncSite({ issues: 1500, points: UNLIMITED, faults: [fault] });
  try {
    await site.install();
    await site.settle(['tables']);
    await site.settle(['backfill']);
    const answered = site.calls.filter(({ status }) => status < 400).length;
    const early = site.calls.filter((call, n) => isEarly(call, site.calls.slice(0, n))).length;
    return [
      { name: '5 % 429s: calls per needed call', value: site.calls.length / answered, unit: '', bar: '<= 1.2' },
      { name: '5 % 429s: calls before Retry-After was over', value: early, unit: '', bar: '<= 0' },
    ];
  } finally {
    await site.stop();
  }
};

const isEarly = (call: SyncSite['calls'][number], before: SyncSite['calls']): boolean =>
  before.some(
    ({ status, endpoint, at, wait }) => status === 429 && endpoint === call.endpoint && call.at < at + wait * 1000,
  );

export const syncFigures = async (): Promise<Figure[]> => [...(await backfill()), ...(await refused())];

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../local/data/import';
import type { Loaded, SetupCall } from '../../local/data/loaded';
import { seeded } from '../../local/data/random';
import { admin } from '../../local/data/studio/people';
import type {
  CalendarSettings,
  CapacityPanel,
  Reply,
  SaveCalendar,
  SaveHolidayList,
  SaveTeam,
} from '../../src/contract';
import { aDesk, aStudio, type TestDesk } from '../fixtures/desk';
import { aKeptDesk } from '../fixtures/kept-desk';
import { type NaivePerson, type NaiveSite, naiveLoad } from '../fixtures/naive-panel';
import { type RawIssue, rawIssues } from '../fixtures/raw-issues';

/** What the studio's admin entered, what came last first, as the naive computation wants it. */
const entered =
  (calls: readonly SetupCall[], { world }: Loaded) =>
  (accountId: string): NaivePerson => {
    const payloads = (key: string) =>
      calls.filter(({ functionKey }) => functionKey === key).map(({ payload }) => payload);
    const calendar = (payloads('saveCalendar') as SaveCalendar[]).find((one) => one.accountId === accountId);
    const teams = payloads('saveTeam') as SaveTeam[];
    return {
      accountId,
      zone: calendar?.zone ?? world.users.get(accountId)?.timeZone ?? world.timeZone,
      week:
        calendar === undefined
          ? [8, 8, 8, 8, 8, 0, 0]
          : (calendar.schedules[0]?.week ?? []).map((seconds) => seconds / 3600),
      ...(calendar?.schedules[0]?.second ? { second: calendar.schedules[0].second.map((one) => one / 3600) } : {}),
      holidays: (payloads('saveHolidayList') as SaveHolidayList[]).flatMap(({ days }) => [...days]),
      off: (calendar?.absences ?? []).map(({ from, to, secondsPerDay }) => ({
        from,
        to,
        hours: secondsPerDay === null ? null : secondsPerDay / 3600,
      })),
      shares: teams.flatMap(({ members }) => members.filter((member) => member.accountId === accountId)),
    };
  };

const addDays = (day: string, count: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
const HOURS = 3600;

/** Holds every panel that shows a new team against the naive figures; answers what was compared. */
const compare = async (desk: TestDesk, site: NaiveSite, personOf: (accountId: string) => NaivePerson, as: string) => {
  const seen = new Set<string>();
  const counted = { people: 0, cells: 0, nonZero: 0, loaded: 0 };
  const projects = new Map(
    site.issues
      .filter(({ fields }) => fields.status.statusCategory.key !== 'done')
      .map((issue) => [issue.fields.project.id as string, issue]),
  );
  for (const issue of projects.values()) {
    const reply = await desk.invoke<Reply<CapacityPanel>>(
      'capacity-panel',
      'getCapacityPanel',
      { issueId: issue.id },
      as,
    );
    if (!reply.ok) throw new Error(`${issue.key}: ${JSON.stringify(reply.failure)}`);
    for (const member of reply.value.members) {
      if (seen.has(member.accountId)) continue;
      seen.add(member.accountId);
      const naive = naiveLoad(site, personOf(member.accountId));
      expect(member.today, member.accountId).toBe(naive.today);
      counted.people += 1;
      counted.loaded += naive.loaded;
      for (const week of reply.value.weeks) {
        const days = member.days.filter(({ day }) => day >= week && day < addDays(week, 7));
        const load =
          days.reduce(
            (sum, { dated, undated }) => sum + dated + undated.reduce((all, part) => all + part.seconds, 0),
            0,
          ) / HOURS;
        const capacity = days.reduce((sum, day) => sum + day.capacity, 0) / HOURS;
        const expected = (values: Map<string, number>) =>
          days.reduce((sum, { day }) => sum + (values.get(day) ?? 0), 0);
        expect(load, `load of ${member.accountId} in the week of ${week}`).toBeCloseTo(expected(naive.load), 3);
        expect(capacity, `capacity of ${member.accountId} in the week of ${week}`).toBeCloseTo(
          expected(naive.capacity),
          3,
        );
        counted.cells += 2;
        counted.nonZero += Number(load > 0) + Number(capacity > 0);
      }
    }
  }
  return counted;
};

const say = (name: string, { people, cells, nonZero, loaded }: Awaited<ReturnType<typeof compare>>) =>
  console.log(
    `${name}: ${people} people, ${loaded} loaded issues, ${cells} cells compared, ${nonZero} of them not zero`,
  );

/** What an admin enters besides: two weeks in turn for everybody who works five days, and holidays within the weeks on screen. */
const turnsAndHolidays = ({ setup }: Loaded): readonly SetupCall[] => {
  const days = [
    { day: '2026-12-01', name: 'A holiday', half: false },
    { day: '2026-12-08', name: 'A half one', half: true },
  ];
  const list = { listId: null, version: null, name: 'Studio', country: null, region: null, isDefault: true, days };
  const calendars = setup.filter(({ functionKey }) => functionKey === 'saveCalendar');
  const [like] = calendars;
  if (like === undefined) throw new Error('the studio has no calendars');
  const turns = calendars.map((call) => {
    const calendar = call.payload as SaveCalendar;
    const schedules = calendar.schedules.map((one) =>
      one.week[4] === 0 ? one : { ...one, second: one.week.map((seconds, day) => (day === 4 ? 0 : seconds)) },
    );
    return { ...call, payload: { ...calendar, schedules } };
  });
  return [...turns, { ...like, functionKey: 'saveHolidayList', payload: list }];
};

/** Enters calls for a site on which the same people have calendars already. */
const enter = async (desk: TestDesk, calls: readonly SetupCall[]) => {
  const { value } = await desk.invoke<{ value: CalendarSettings }>('settings', 'getCalendars', {}, admin.accountId);
  const versions = new Map(value.people.map(({ accountId, version }) => [accountId, { version }]));
  for (const { moduleKey, functionKey, payload, as } of calls) {
    const now = versions.get((payload as SaveCalendar).accountId);
    const reply = await desk.invoke<Reply<unknown>>(moduleKey, functionKey, { ...(payload as object), ...now }, as);
    if (!reply.ok) throw new Error(`${functionKey}: ${JSON.stringify(reply.failure)}`);
  }
};

describe('load figures on screen equal a naive recomputation from raw JSON', () => {
  it('on the studio', async () => {
    const loaded = aStudio();
    const besides = turnsAndHolidays(loaded);
    const desk = await aKeptDesk();
    try {
      await enter(desk, besides);
      await desk.settle();
      const site: NaiveSite = {
        now: desk.desk.clock.now(),
        zone: loaded.world.timeZone,
        issues: await rawIssues(desk),
        fields: { start: 'customfield_10015', sprint: 'customfield_10020', rank: 'customfield_10019' },
      };
      const counted = await compare(desk, site, entered([...besides, ...loaded.setup], loaded), admin.accountId);
      say('studio', counted);
      expect(counted.nonZero).toBeGreaterThan(0);
      expect(counted.people).toBeGreaterThanOrEqual(20);
      expect(counted.loaded).toBeGreaterThanOrEqual(300);
    } finally {
      await desk.stop();
    }
  });

  const file = resolve('../shared/data/duraspace.jsonl.gz');
  it.skipIf(!existsSync(file))(
    'on duraspace, with estimates and due dates seeded and done issues reopened (needs ../shared/data)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'atelier-duraspace-'));
      writeFileSync(join(folder, 'seeded.jsonl'), seedWork(gunzipSync(readFileSync(file)).toString('utf8')));
      const loaded = await importFiles([join(folder, 'seeded.jsonl')]);
      const desk = await aDesk(loaded);
      try {
        await desk.settle();
        const rank = [...loaded.world.fields.values()].find(({ kind }) => kind === 'rank')?.id ?? null;
        const site: NaiveSite = {
          now: desk.desk.clock.now(),
          zone: loaded.world.timeZone,
          issues: await rawIssues(desk),
          fields: { start: null, sprint: null, rank },
        };
        const personOf = (accountId: string): NaivePerson => ({
          accountId,
          zone: loaded.world.users.get(accountId)?.timeZone ?? loaded.world.timeZone,
          week: [8, 8, 8, 8, 8, 0, 0],
          off: [],
          shares: [],
        });
        const counted = await compare(desk, site, personOf, 'local:admin');
        say('duraspace', counted);
        expect(counted.nonZero).toBeGreaterThan(0);
        expect(counted.people).toBeGreaterThanOrEqual(20);
        expect(counted.loaded).toBeGreaterThanOrEqual(300);
      } finally {
        await desk.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

/** Reopens 300 done issues; they and 60 % of the open ones get remaining estimates and due dates; the same each time. */
const seedWork = (jsonl: string): string => {
  const random = seeded(7);
  const issues = jsonl
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as RawIssue);
  const open = issues.find(({ fields }) => fields.status.statusCategory.key === 'new')?.fields.status;
  const newest = Math.max(
    ...issues.map(({ fields }) => Date.parse(String(fields.updated).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))),
  );
  let left = 300;
  for (const { fields } of issues) {
    if (left > 0 && fields.assignee && fields.status.statusCategory.key === 'done' && random.chance(0.4)) {
      Object.assign(fields, { status: open, resolution: null, resolutiondate: null });
      left -= 1;
    } else if (fields.status.statusCategory.key === 'done' || !random.chance(0.6)) continue;
    fields.timeestimate = random.whole(1, 40) * 1800;
    fields.duedate = random.chance(0.7)
      ? new Date(newest + random.whole(-6, 60) * 86_400_000).toISOString().slice(0, 10)
      : null;
  }
  return issues.map((issue) => JSON.stringify(issue)).join('\n');
};

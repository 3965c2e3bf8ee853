import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../../local/data/import';

const folder = mkdtempSync(join(tmpdir(), 'atelier-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = (over: Record<string, unknown> = {}, fields: Record<string, unknown> = {}) => ({
  id: '1',
  key: 'A-1',
  ...over,
  fields: {
    summary: 'Label',
    project: { id: '10', key: 'A', name: 'Alpha' },
    issuetype: { id: '1', name: 'Task', subtask: false },
    status: { id: '1', name: 'Open', statusCategory: { key: 'new' } },
    created: '2026-01-05T09:00:00.000+0100',
    updated: '2026-01-06T09:00:00.000+0100',
    assignee: { accountId: 'ana', displayName: 'Ana', active: true },
    ...fields,
  },
});

let count = 0;
const file = (...lines: unknown[]) => {
  count += 1;
  const path = join(folder, `${count}.jsonl`);
  writeFileSync(path, lines.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'));
  return path;
};

describe('an import', () => {
  it('sets the clock to the newest update plus a minute, or to what it is told', async () => {
    const path = file(line());
    expect((await importFiles([path])).now).toBe(Date.parse('2026-01-06T08:01:00Z'));
    expect((await importFiles([path], { now: 5 })).now).toBe(5);
  });
  it('reads packed files, several at once, and skips empty lines', async () => {
    const packed = join(folder, 'packed.jsonl.gz');
    writeFileSync(packed, gzipSync(`${JSON.stringify(line())}\n\n`));
    const { world, defaultUser } = await importFiles([packed, file(line({ id: '2', key: 'A-2' }))]);
    expect([...world.issues.values()].map(({ key }) => key)).toEqual(['A-1', 'A-2']);
    expect(defaultUser).toBe('ana');
    expect([...world.users.values()].some(({ admin }) => admin)).toBe(true);
  });
  it('takes histories without an author, out of order, and with items that lack toString', async () => {
    const changelog = {
      histories: [
        {
          id: '7',
          author: null,
          created: '2026-01-06T09:00:00.000-0500',
          items: [{ field: 'status', from: '1', to: '2' }],
        },
      ],
    };
    const { world } = await importFiles([file(line({ changelog }))]);
    expect(world.issues.get('1')?.histories[0]).toMatchObject({ author: null, items: [{ from: '1', toString: null }] });
  });
  it.each([
    ['{"id": ', 1, /^not JSON/],
    ['[1]', 1, /not a JSON object/],
    [line({ id: undefined }), 1, /^id is missing/],
    [line({ key: 'no key' }), 1, /^key is missing/],
    [line({}, { project: null }), 1, /fields.project is missing/],
    [line({}, { status: null }), 1, /fields.status is missing/],
    [line({}, { issuetype: undefined }), 1, /fields.issuetype is missing/],
    [line({}, { created: 'yesterday' }), 1, /fields.created is not a date from 1971 to 2037: "yesterday"/],
    [line({}, { timeestimate: -60 }), 1, /fields.timeestimate is not a time/],
    [line({}, { duedate: '2026-13-40' }), 1, /fields.duedate is not a day/],
    [line({}, { duedate: '2026-02-30' }), 1, /fields.duedate is not a day/],
    [line({}, { updated: '9999-01-01T00:00:00.000+0000' }), 1, /fields.updated is not a date from 1971 to 2037/],
    [line({}, { timeestimate: 1e18 }), 1, /fields.timeestimate is not a time/],
    [line({}, { assignee: 5 }), 1, /fields.assignee is not an object: 5/],
    [line({}, { labels: 'urgent' }), 1, /fields.labels is not a list of texts: "urgent"/],
    [line({}, { summary: 5 }), 1, /fields.summary is not a text: 5/],
    [line({}, { components: {} }), 1, /fields.components is not a list/],
    [line({}, { worklog: { worklogs: [5] } }), 1, /an entry of fields.worklog.worklogs is missing/],
    [line({ changelog: { histories: 'none' } }), 1, /changelog.histories is not a list/],
  ])('stops at a line that cannot be read, with file, line and reason (%#)', async (broken, at, reason) => {
    const path = file(broken);
    await expect(importFiles([path])).rejects.toMatchObject({
      name: 'ImportError',
      file: path,
      line: at,
      reason: expect.stringMatching(reason),
    });
  });
  it('stops at an id or a key that stood before, in whichever file', async () => {
    const second = file(line({ id: '2', key: 'A-2' }), line({ id: '3' }));
    await expect(importFiles([file(line()), second])).rejects.toMatchObject({
      file: second,
      line: 2,
      reason: 'the key A-1 stands in an earlier line',
    });
    await expect(importFiles([file(line(), line({ key: 'A-9' }))])).rejects.toMatchObject({
      line: 2,
      reason: 'the id 1 stands in an earlier line',
    });
  });
  it('stops at a packed file that is cut short or damaged, and at a folder', async () => {
    const lines = Array.from({ length: 3000 }, (_, n) =>
      JSON.stringify(line({ id: String(n + 1), key: `A-${n + 1}` }, { summary: String(Math.sin(n)) })),
    );
    const whole = gzipSync(`${lines.join('\n')}\n`);
    const damaged = Buffer.from(whole);
    damaged.fill('z', 5000, 5009);
    for (const [content, reason] of [
      [whole.subarray(0, whole.length / 2), /^cannot be unpacked: unexpected end of file/],
      [whole.subarray(0, whole.length - 4), /^cannot be unpacked: unexpected end of file/],
      [damaged, /^(not JSON|cannot be unpacked)/],
    ] as const) {
      const path = file(content.toString('latin1'));
      writeFileSync(path, content);
      await expect(importFiles([path])).rejects.toMatchObject({
        line: expect.any(Number),
        reason: expect.stringMatching(reason),
      });
    }
    await expect(importFiles([folder])).rejects.toMatchObject({ reason: expect.stringContaining('cannot be read') });
  });
  it('takes a file that begins with a byte order mark', async () => {
    expect((await importFiles([file(`\uFEFF${JSON.stringify(line())}`)])).world.issues.size).toBe(1);
  });
  it('says so when there is no file, or nothing in it', async () => {
    await expect(importFiles([join(folder, 'missing.jsonl')])).rejects.toMatchObject({
      line: 1,
      reason: expect.stringContaining('cannot be read'),
    });
    await expect(importFiles([file('')])).rejects.toMatchObject({ reason: 'there is no issue in it' });
  });
});

describe.each([
  ['duraspace', 2017],
  ['eucalyptus', 15_650],
])('the file %s', (name, issues) => {
  const path = resolve(`../shared/data/${name}.jsonl.gz`);
  it.skipIf(!existsSync(path))('is read whole (needs ../shared/data)', async () => {
    const { world, defaultUser, now } = await importFiles([path]);
    expect(world.issues.size).toBe(issues);
    expect(world.users.get(defaultUser)?.active).toBe(true);
    expect([...world.fields.values()].filter(({ kind }) => kind === 'rank')).toHaveLength(1);
    expect(Math.max(...[...world.issues.values()].map(({ updated }) => updated)) + 60_000).toBe(now);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../../local/data/studio/people';
import { keptState } from '../../../local/forge/state';
import { aDesk, aStudio } from '../../fixtures/desk';

const noor = byName('Noor').accountId;
const folder = mkdtempSync(join(tmpdir(), 'atelier-state-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Settings = { ok: true; value: { teams: { name: string }[]; reading: unknown } };
type Issue = { id: string; key: string; fields: { timeestimate: number | null; timespent: number | null } };

describe('a desk whose state is kept', () => {
  const data = join(folder, 'kept');
  const read = (desk: Awaited<ReturnType<typeof aDesk>>, key: string) =>
    desk.rest<Issue>('GET', `/rest/api/3/issue/${key}`, admin.accountId);
  const open = () => aDesk(aStudio(200), { data });

  it('goes on as it was left: issues, what became of them, teams, facts and the time', async () => {
    const first = await open();
    await first.settle();
    const { issues } = await first.rest<{ issues: Issue[] }>('POST', '/rest/api/3/search/jql', admin.accountId, {
      jql: 'project = PACK AND statusCategory != Done ORDER BY key',
      fields: ['timeestimate'],
      maxResults: 3,
    });
    const [edited, deleted] = issues as [Issue, Issue];
    await first.rest('PUT', `/rest/api/3/issue/${edited.key}`, admin.accountId, {
      fields: { timetracking: { remainingEstimate: '7h' } },
    });
    await first.rest('POST', `/rest/api/3/issue/${edited.key}/worklog?adjustEstimate=leave`, noor, {
      timeSpentSeconds: 3600,
      started: '2026-11-24T09:00:00.000+0000',
    });
    await first.rest('DELETE', `/rest/api/3/issue/${deleted.key}?deleteSubtasks=true`, admin.accountId);
    const before = await read(first, edited.key);
    const settings = await first.invoke<Settings>('settings', 'getTeamSettings', {}, admin.accountId);
    const left = first.desk.clock.now();
    await first.stop();

    const again = await open();
    expect(again.desk.clock.now() - left).toBeLessThan(120_000);
    expect((await read(again, edited.key)).fields).toEqual(before.fields);
    await expect(read(again, deleted.key)).rejects.toThrow('404');
    const kept = await again.invoke<Settings>('settings', 'getTeamSettings', {}, admin.accountId);
    expect(kept.value.teams).toEqual(settings.value.teams);
    await again.settle();
    const [fact] = await again.desk.query(`SELECT remaining_s FROM issue WHERE issue_id = ${edited.id}`);
    expect(fact).toEqual({ remaining_s: 7 * 3600 });
    expect(await again.desk.query(`SELECT issue_id FROM issue WHERE issue_id = ${deleted.id} AND deleted = 0`)).toEqual(
      [],
    );
    expect(() => keptState(data)).not.toThrow();
    await again.stop();
  });
  it('begins anew in a folder whose first start was cut short', async () => {
    const cut = join(folder, 'cut');
    const desk = await aDesk({ ...aStudio(100), setup: [] }, { data: cut });
    rmSync(join(cut, 'installed'), { force: true });
    await desk.stop();
    rmSync(join(cut, 'installed'), { force: true });
    const again = await aDesk(aStudio(50), { data: cut });
    expect(again.desk.jira.world.issues.size).toBeLessThan(100);
    await again.stop();
  });
  it('is not shared by two desks', () => {
    const used = join(folder, 'used');
    keptState(used).discard();
    writeFileSync(join(used, 'desk.pid'), String(process.ppid));
    expect(() => keptState(used)).toThrow(`is in use by a desk that runs as process ${process.ppid}`);
    writeFileSync(join(used, 'desk.pid'), '999999999');
    expect(() => keptState(used)).not.toThrow();
  });
});

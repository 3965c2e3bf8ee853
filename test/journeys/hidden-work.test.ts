import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName, guest } from '../../local/data/studio/people';
import type { CapacityPanel, Reply, TeamSettings } from '../../src/contract';
import type { TestDesk } from '../fixtures/desk';
import { aKeptDesk } from '../fixtures/kept-desk';

/** What may depend on work that the viewer may not see, with other work on: sums, counts, dates, and what is built on them. */
const onlySums = ({ members, ...rest }: CapacityPanel) => ({
  ...rest,
  ...{ now: 0, asOf: 0, catchingUp: false },
  members: members.map(({ accountId, assigned, zone, today, calendarAssumed, allocatedAbove, capacity }) => ({
    ...{ accountId, assigned, zone, today, calendarAssumed, allocatedAbove, capacity },
  })),
});
const withoutClock = (panel: CapacityPanel) => ({ ...panel, now: 0, asOf: 0, catchingUp: false });

describe('work in a project that the viewer may not browse', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await aKeptDesk();
    await desk.settle();
  });
  afterAll(() => desk?.stop());

  const panelOf = async () => {
    const { issues } = await desk.rest<{ issues: { id: string }[] }>(
      'POST',
      '/rest/api/3/search/jql',
      guest.accountId,
      {
        jql: 'project = WEB AND assignee is not EMPTY AND statusCategory != Done ORDER BY key',
      },
    );
    const reply = await desk.invoke<Reply<CapacityPanel>>(
      'capacity-panel',
      'getCapacityPanel',
      { issueId: issues[0]?.id },
      guest.accountId,
    );
    if (!reply.ok) throw new Error(reply.failure.kind);
    return reply.value;
  };
  const freeOf = ({ members }: CapacityPanel, accountId: string) =>
    members.find((member) => member.accountId === accountId)?.free;
  /** An estimated issue in Packaging, which the guest may not browse, for a designer whom the panel shows. */
  const moreHiddenWork = async () => {
    await desk.rest('POST', '/rest/api/3/issue', byName('Noor').accountId, {
      fields: {
        ...{ project: { key: 'PACK' }, summary: 'Canary 7919', issuetype: { id: '10010' } },
        ...{ assignee: { accountId: byName('Kofi').accountId }, duedate: '2026-11-27' },
        timetracking: { originalEstimate: '11h', remainingEstimate: '11h' },
      },
    });
    await desk.settle();
  };
  const otherWork = async (on: boolean) => {
    const found = await desk.invoke<Reply<TeamSettings>>('settings', 'getTeamSettings', {}, admin.accountId);
    if (!found.ok) throw new Error(found.failure.kind);
    await desk.invoke('settings', 'saveSiteSettings', { ...found.value.site, otherWork: on }, admin.accountId);
    await desk.settle();
  };

  it('changes nothing but sums, counts and dates while other work counts', async () => {
    const before = await panelOf();
    await moreHiddenWork();
    const after = await panelOf();
    expect(onlySums(after)).toEqual(onlySums(before));
    expect(freeOf(after, byName('Kofi').accountId)).toBeLessThan(freeOf(before, byName('Kofi').accountId) ?? 0);
    expect(JSON.stringify(after)).not.toContain('Canary');
  });

  it('changes nothing at all while other work does not count', async () => {
    await otherWork(false);
    const before = await panelOf();
    await moreHiddenWork();
    expect(withoutClock(await panelOf())).toEqual(withoutClock(before));
  });
});

import { describe, expect, it } from 'vitest';
import { instant } from '../../../src/domain/units';
import type { SyncMessage, SyncPorts } from '../../../src/usecases/sync/ports';
import { startSync } from '../../../src/usecases/sync/start';
import type { JiraIssue } from '../../fixtures/in-memory-jira';
import { type SyncDesk, syncDesk } from '../../fixtures/in-memory-sync';
import { mortal } from '../../fixtures/mortal';
import { changeFacts, issueFacts, issueId, minutes, noon, worklogFacts } from '../../fixtures/sync-facts';

const HOUR = minutes(60);
const issue = (n: number): JiraIssue => ({
  facts: issueFacts({
    ...{ id: issueId(10_000 + n), created: instant(noon - minutes(9000) - n), worklogs: [] },
    updated: instant(noon - minutes(5000) + minutes(n)),
  }),
  changes: [changeFacts({ to: n })],
});

/** A site that was read, and in which then much happened that no event told: edits, a new issue, worklogs, deletions. */
const unheard = async (): Promise<SyncDesk> => {
  const desk = syncDesk(Array.from({ length: 7 }, (_, n) => issue(n)));
  desk.jira.pageSize = 3;
  await startSync(desk.ports);
  await desk.settle();
  const now = desk.ports.clock.now();
  const put = (
    n: number,
    own: Partial<JiraIssue['facts']>,
    changes = desk.jira.issuesById.get(issueId(10_000 + n))?.changes,
  ) => {
    const before = desk.jira.issuesById.get(issueId(10_000 + n)) ?? issue(n);
    desk.jira.issuesById.set(before.facts.id, {
      facts: { ...before.facts, ...own },
      changes: changes ?? before.changes,
    });
  };
  for (const n of [1, 2, 3, 8]) put(n, { updated: instant(now + n), assignee: 'cleo' }, [changeFacts({ at: now })]);
  put(4, { worklogs: [worklogFacts({ id: 41, created: now, updated: now })] });
  desk.jira.issuesById.delete(issueId(10_005));
  return desk;
};
const run = async (desk: SyncDesk, kinds: readonly SyncMessage['kind'][], ports?: SyncPorts) => {
  for (const kind of kinds) desk.queue.push({ message: { kind }, due: desk.ports.clock.now() });
  await desk.settle(200, ports);
};
const later = async (desk: SyncDesk, hours: number, kinds: readonly SyncMessage['kind'][], ports?: SyncPorts) => {
  desk.advance(hours * HOUR);
  await run(desk, kinds, ports);
};
/** A round, and the two counts after which a census compares. */
const lifetime = async (desk: SyncDesk, ports?: SyncPorts) => {
  await later(desk, 1, ['sweep'], ports);
  await later(desk, 20, ['census'], ports);
  await later(desk, 1, ['census'], ports);
};
const facts = async (desk: SyncDesk) => (await desk.facts.read()).filter(({ deleted }) => !deleted);
const expected = (desk: SyncDesk) =>
  [...desk.jira.issuesById.values()]
    .sort((a, b) => Number(a.facts.id) - Number(b.facts.id))
    .map(({ facts: own, changes }) => ({ ...own, worklogs: own.worklogs ?? [], changes, deleted: false }));

describe('sweep and census killed at every point', () => {
  it.each(['before', 'after'] as const)('end with the facts of Jira, killed %s any call', async (when) => {
    const whole = await unheard();
    const counted = mortal(whole.ports, 0, when);
    await lifetime(whole, counted.ports);
    expect(await facts(whole)).toEqual(expected(whole));
    expect(counted.life.calls).toBeGreaterThan(80);
    for (let fatal = 1; fatal <= counted.life.calls; fatal += 1) {
      const desk = await unheard();
      const { ports } = mortal(desk.ports, fatal, when);
      await lifetime(desk, ports).catch(() => {});
      // What the platform does not deliver again, the hourly trigger takes up.
      desk.queue.length = 0;
      await later(desk, 1, ['dirty', 'sweep']);
      for (const hours of [1, 20, 1, 1]) await later(desk, hours, ['dirty', 'census']);
      expect(await facts(desk), `killed ${when} call ${fatal}`).toEqual(expected(desk));
    }
  });
});

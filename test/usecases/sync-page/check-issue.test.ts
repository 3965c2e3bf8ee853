import { describe, expect, it } from 'vitest';
import type { IssueId } from '../../../src/domain/capacity/types';
import { instant, type LocalDate, type Seconds } from '../../../src/domain/units';
import type { IssueFacts, WorklogFacts } from '../../../src/usecases/facts/ports';
import { PortFailure } from '../../../src/usecases/ports';
import { checkIssue, mendIssue } from '../../../src/usecases/sync-page/check-issue';
import type { CheckPorts, IssueParts, StoredIssue } from '../../../src/usecases/sync-page/ports';
import { auditLog } from '../../fixtures/access';
import { anAdmin } from '../../fixtures/settings-desk';

const NOW = instant(Date.UTC(2026, 10, 24, 9, 40));
const ID = '10214' as IssueId;

const worklog = (id: number, over: Partial<WorklogFacts> = {}): WorklogFacts => ({
  ...{ id, author: 'noor', started: NOW, spent: 3600 as Seconds, created: NOW, updated: NOW },
  ...over,
});
const facts: IssueFacts = {
  ...{ id: ID, project: 10001, type: 1, status: 3, category: 2, priority: 2, resolution: null, parent: null },
  ...{ security: null, assignee: 'noor', reporter: 'mira', creator: 'mira', created: NOW, updated: NOW },
  ...{ resolved: null, start: null, due: '2026-12-04' as LocalDate },
  ...{ original: 28_800 as Seconds, remaining: 14_400 as Seconds, spent: 3600 as Seconds, points: null, rank: '0|a:' },
  ...{ components: [7, 5], labels: [99, 42], fixVersions: [], sprints: [1], ratings: [] },
  ...{ comments: [{ id: 1, author: 'noor', at: NOW }], commentsComplete: true, worklogs: [worklog(1)] },
};
const partsOf = ({ comments, worklogs, ...issue }: IssueFacts): IssueParts => ({
  ...{ issue, comments: comments.map(({ id }) => id), worklogs: worklogs ?? [], changes: [] },
});
const stored: StoredIssue = { parts: partsOf(facts), readAt: NOW, letGo: false, waiting: false, dead: false };

type World = {
  readonly seen?: boolean;
  readonly inJira?: IssueFacts | 'unreadable' | 'hidden' | 'late';
  readonly stored?: StoredIssue;
};
const deskOf = ({ seen = true, inJira = facts, stored: first = stored }: World) => {
  const audit = auditLog();
  const asked: string[] = [];
  let kept = first;
  const ports: CheckPorts = {
    audit,
    clock: { now: () => NOW },
    viewerJira: { issue: async () => (seen ? ({} as never) : null) },
    site: { read: async () => ({ learning: { learns: true } }) as never },
    jira: {
      issues: async () => {
        asked.push('issues');
        const none = { terms: [], readAt: NOW, words: new Map() };
        if (typeof inJira !== 'string') return { ...none, issues: [inJira], unreadable: [], odd: new Map() } as never;
        return { ...none, issues: [], unreadable: inJira === 'unreadable' ? [ID] : [], odd: new Map() } as never;
      },
      changes: async () => new Map([[ID, { entries: [], odd: [] }]]),
      worklogs: async () => ({ entries: [worklog(1)], odd: [] }),
      exists: async () => inJira === 'late',
    },
    stored: async () => kept,
    follow: async () => {
      if (typeof inJira !== 'string') kept = { ...kept, parts: partsOf(inJira) };
      return true;
    },
    forgive: async () => true,
  };
  return { ports, audit, asked };
};
const checked = async (world: World) => {
  const reply = await checkIssue(deskOf(world).ports, { issueId: ID });
  if (!reply.ok) throw new Error(reply.failure.kind);
  return reply.value;
};

describe('an issue held against Jira', () => {
  it('is the same, in whatever order its sets came', async () => {
    const shuffled = { ...facts, components: [5, 7, 5], labels: [42, 99] };
    expect(await checked({ inJira: shuffled })).toMatchObject({ outcome: 'same', differences: [], fields: 28 });
  });
  it('differs in the very fields that are not as in Jira, with both values', async () => {
    const found = await checked({ inJira: { ...facts, due: null, assignee: 'mira', components: [5] } });
    expect(found.outcome).toBe('differs');
    expect(found.differences).toEqual([
      { field: 'assignee', jira: 'mira', atelier: 'noor' },
      { field: 'due', jira: null, atelier: '2026-12-04' },
      { field: 'components', jira: ['5'], atelier: ['5', '7'] },
    ]);
  });
  it.each([
    ['a worklog of another length', [worklog(1, { spent: 7200 as Seconds })], ['worklogs', 'logged']],
    ['a worklog of somebody else', [worklog(1, { author: 'mira' })], ['worklogs']],
    ['one worklog more', [worklog(1), worklog(2)], ['worklogs', 'logged']],
  ])('%s is a difference, told by number and never by text', async (_, worklogs, fields) => {
    const { differences } = await checked({ inJira: { ...facts, worklogs } });
    expect(differences.map(({ field }) => field)).toEqual(fields);
    for (const { jira, atelier } of differences) expect([typeof jira, typeof atelier]).toEqual(['number', 'number']);
  });
  it('tells labels by their number alone', async () => {
    const { differences } = await checked({ inJira: { ...facts, labels: [1, 2, 3] } });
    expect(differences).toEqual([{ field: 'labels', jira: 3, atelier: 2 }]);
  });
  it('leaves out the history that the site no longer keeps', async () => {
    const old = { ...stored, letGo: true, parts: { ...partsOf(facts), worklogs: [] } };
    expect(await checked({ stored: old })).toMatchObject({ outcome: 'same', fields: 25, letGo: true });
  });
  it('of which nothing is known is unread', async () => {
    expect(await checked({ stored: { ...stored, parts: null } })).toMatchObject({ outcome: 'unread' });
  });
  it('that the app may not read is closed, one that is not understood is unreadable', async () => {
    expect(await checked({ inJira: 'hidden' })).toMatchObject({ outcome: 'closed' });
    expect(await checked({ inJira: 'unreadable' })).toMatchObject({ outcome: 'unreadable' });
  });
  it('that Jira does not give just now is not called closed', async () => {
    await expect(checked({ inJira: 'late' })).rejects.toBeInstanceOf(PortFailure);
  });
  it('that the viewer may not browse is not found, and not read as the app', async () => {
    const { ports, asked, audit } = deskOf({ seen: false });
    expect(await checkIssue(ports, { issueId: ID })).toEqual({ ok: false, failure: { kind: 'not-found' } });
    expect(await mendIssue(ports, anAdmin, { issueId: ID })).toEqual({ ok: false, failure: { kind: 'not-found' } });
    expect([asked, audit.entries]).toEqual([[], []]);
  });
  it('is the same once it was mended, and the log says so', async () => {
    const { ports, audit } = deskOf({ inJira: { ...facts, due: null } });
    expect(await mendIssue(ports, anAdmin, { issueId: ID })).toMatchObject({ ok: true, value: { outcome: 'same' } });
    expect(audit.entries).toMatchObject([{ action: 'retried', object: { kind: 'issue', id: ID } }]);
  });
});

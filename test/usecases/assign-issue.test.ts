import { describe, expect, it } from 'vitest';
import type { IssueId } from '../../src/domain/capacity/types';
import { instant, zone } from '../../src/domain/units';
import { assignIssue } from '../../src/usecases/assign-issue';
import { type AssignOutcome, type LiveIssue, NO_ACCESS, type PanelPorts, PortFailure } from '../../src/usecases/ports';

const viewer = { accountId: 'ana', readOnly: false, access: NO_ACCESS };
const live = (assignee: string | null): LiveIssue => ({
  ...{ id: '10001' as IssueId, key: 'X-1', project: 100, type: 1, open: true, assignee, priority: null },
  ...{ start: null, due: null, sprints: [], versions: [], rank: null, created: instant(0) },
  effort: { remaining: null, original: null, spent: null, points: null },
});

/** Jira with one issue; `assign` may fail after it did what it was asked. */
const desk = (assign: (set: () => void) => AssignOutcome, over: { settingUp?: boolean } = {}) => {
  let assignee: string | null = 'ben';
  const calls: string[] = [];
  const ports: PanelPorts = {
    clock: { now: () => instant(0) },
    viewerJira: {
      issue: async () => live(assignee),
      assign: async (_id, to) => {
        calls.push(`assign ${to}`);
        return assign(() => {
          assignee = to;
        });
      },
      isJiraAdmin: async () => false,
      browsable: async () => [],
    },
    facts: {
      site: async () => ({
        fields: null,
        settings: {
          otherWork: true,
          assumeRemaining: true,
          secondsPerPoint: null,
          zone: zone('UTC'),
          assumedByType: [],
          version: 0,
        },
        timeTracking: null,
      }),
      teamsOf: async () => ({
        ...{ teams: [], closedProjects: 0, project: { closed: false, archived: false } },
        ...{ assumptions: new Map(), slaSeconds: null, priorities: new Map() },
      }),
      people: async () => [],
      openIssues: async () => [],
      issue: async () => null,
    },
    access: { recordBrowse: async () => {}, recordNoBrowse: async () => {} },
    reading: async () => {
      if (over.settingUp) throw new PortFailure({ kind: 'unavailable', reason: 'setting-up' });
      return { ready: true, reading: null, asOf: instant(0), behind: false, pausedUntil: null, stale: null };
    },
    projects: { noteClosedIfHidden: async () => false },
    follow: async () => calls.push('follow') > 0,
  };
  return { ports, calls };
};
const request = { issueId: '10001', accountId: 'cleo', expected: 'ben' };
const lost = (): never => {
  throw new PortFailure({ kind: 'unavailable', reason: 'jira' });
};

describe('assigning', () => {
  it('writes, follows the write, and answers with the panel as it is then', async () => {
    const { ports, calls } = desk((set) => {
      set();
      return { kind: 'assigned' };
    });
    expect(await assignIssue(ports, viewer, request)).toMatchObject({
      ok: true,
      value: { issue: { assignee: 'cleo' } },
    });
    expect(calls).toEqual(['assign cleo', 'follow']);
  });

  it('changes nothing when somebody else was faster', async () => {
    const { ports, calls } = desk(lost);
    expect(await assignIssue(ports, viewer, { ...request, expected: null })).toMatchObject({
      failure: { kind: 'conflict' },
    });
    expect(calls).toEqual([]);
  });

  it('passes on a refusal in Jira’s own words', async () => {
    const { ports, calls } = desk(() => ({ kind: 'refused', words: 'Cleo cannot be assigned here.' }));
    expect(await assignIssue(ports, viewer, request)).toEqual({
      ok: false,
      failure: { kind: 'conflict', detail: 'Cleo cannot be assigned here.' },
    });
    expect(calls).toEqual(['assign cleo']);
  });

  it('counts as done when only the answer was lost', async () => {
    const { ports, calls } = desk((set) => {
      set();
      return lost();
    });
    expect(await assignIssue(ports, viewer, request)).toMatchObject({
      ok: true,
      value: { issue: { assignee: 'cleo' } },
    });
    expect(calls).toEqual(['assign cleo', 'follow']);
  });

  it('that never arrived fails, and can be tried again', async () => {
    const { ports, calls } = desk(lost);
    await expect(assignIssue(ports, viewer, request)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    expect(calls).toEqual(['assign cleo']);
  });

  it('does not happen while Atelier is setting up', async () => {
    const { ports, calls } = desk(lost, { settingUp: true });
    await expect(assignIssue(ports, viewer, request)).rejects.toMatchObject({ failure: { reason: 'setting-up' } });
    expect(calls).toEqual([]);
  });
});

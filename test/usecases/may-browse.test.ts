import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../src/domain/units';
import { BROWSE_IS_GOOD_MS, mayBrowse } from '../../src/usecases/may-count';

const amy = { accountId: 'amy', readOnly: false, access: { everything: false, teams: [], rates: false } };
const START = instant(Date.UTC(2026, 10, 24, 9));

/** Jira lets somebody browse these; what was said is kept as the store keeps it. */
const desk = (allowed: Set<number>) => {
  const checked = new Map<number, Instant>();
  const asked: (readonly number[])[] = [];
  const record = (sign: 1 | -1) => async (_: string, projects: readonly number[], at: Instant) => {
    for (const project of projects) checked.set(project, (sign * at) as Instant);
  };
  const ports = {
    viewerJira: {
      browsable: async (projects: readonly number[]) => {
        asked.push(projects);
        return projects.filter((project) => allowed.has(project));
      },
    },
    access: { recordBrowse: record(1), recordNoBrowse: record(-1) },
  };
  const ask = async (after: number, ...projects: number[]) => {
    const places = projects.map((project) => ({ project, browseCheckedAt: checked.get(project) ?? null }));
    return [...(await mayBrowse(ports, amy, places, instant(START + after)))];
  };
  return { ask, asked };
};

describe('what somebody may browse', () => {
  it('is asked of Jira once in five minutes, be it a yes or a no', async () => {
    const { ask, asked } = desk(new Set([1]));
    for (let n = 0; n < 1000; n++) expect(await ask(n, 1, 2)).toEqual([1]);
    expect(asked).toEqual([[1, 2]]);
    expect(await ask(BROWSE_IS_GOOD_MS + 1, 1, 2)).toEqual([1]);
    expect(asked).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('asks for a project that is new beside those that are known, and for that one alone', async () => {
    const { ask, asked } = desk(new Set([1, 3]));
    await ask(0, 1, 2);
    expect((await ask(1, 1, 2, 3)).sort()).toEqual([1, 3]);
    expect(asked).toEqual([[1, 2], [3]]);
  });

  it('follows Jira after five minutes, both ways', async () => {
    const allowed = new Set([1]);
    const { ask } = desk(allowed);
    await ask(0, 1, 2);
    allowed.delete(1);
    allowed.add(2);
    expect(await ask(1000, 1, 2)).toEqual([1]);
    expect(await ask(BROWSE_IS_GOOD_MS + 1, 1, 2)).toEqual([2]);
  });
});

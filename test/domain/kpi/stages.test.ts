import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../src/domain/kpi/issue';
import { type KnownStatus, stageMap } from '../../../src/domain/kpi/stages';
import { categoryByName } from '../../../src/domain/kpi/status-names';

const status = (id: number, name: string | null, category: KnownStatus['category'] = null) => ({ id, name, category });

describe('stages', () => {
  it('come from the status category without a map', () => {
    const stages = stageMap(
      [status(1, 'A', 'new'), status(2, 'B', 'indeterminate'), status(3, 'C', 'done')],
      new Map(),
    );
    expect([1, 2, 3].map(stages.stageOf)).toEqual(['toDo', 'inProgress', 'done']);
    expect(stages.sourceOf(2)).toBe('category');
  });

  it('come from the admin’s map before all else, status by status', () => {
    const mapped = new Map<number, Stage>([[2, 'waiting']]);
    const stages = stageMap([status(2, 'In Progress', 'indeterminate'), status(3, 'Closed', 'done')], mapped);
    expect([stages.stageOf(2), stages.sourceOf(2)]).toEqual(['waiting', 'mapped']);
    expect(stages.stageOf(3)).toBe('done');
  });

  it('come from the category before the name: an Accepted that Jira calls under way is in progress', () => {
    expect(stageMap([status(1, 'Accepted', 'indeterminate')], new Map()).stageOf(1)).toBe('inProgress');
  });

  it.each([
    ['Open', 'toDo'],
    ['Reopened', 'toDo'],
    ['Received', 'toDo'],
    ['Backlog', 'toDo'],
    ['Accepted', 'toDo'],
    ['In Progress', 'inProgress'],
    ['In Review', 'inProgress'],
    ['Resolved', 'done'],
    ['Closed', 'done'],
  ])('of %s, which only histories name, is %s by the table of names', (name, stage) => {
    const stages = stageMap([status(1, name)], new Map());
    expect([stages.stageOf(1), stages.sourceOf(1), stages.unknown]).toEqual([stage, 'name', []]);
  });

  it('are to do for a status of which nothing is known, and that is noted', () => {
    const stages = stageMap([status(1, 'Zwischenlager'), status(2, null)], new Map());
    expect([1, 2, 99].map(stages.stageOf)).toEqual(['toDo', 'toDo', 'toDo']);
    expect(stages.unknown).toEqual([1, 2]);
    expect(stages.sourceOf(99)).toBe('unknown');
  });

  it('say which of them a status stands for', () => {
    const stages = stageMap([status(1, 'Open', 'new')], new Map([[2, 'inReview' as const]]));
    expect([stages.has('toDo'), stages.has('inReview'), stages.has('waiting')]).toEqual([true, true, false]);
  });

  it('compare names without regard to case, spaces and typographic apostrophes', () => {
    expect([' in  PROGRESS ', 'Won’t Do', 'in_review', 'Reticulating'].map(categoryByName)).toEqual([
      'indeterminate',
      'done',
      'indeterminate',
      null,
    ]);
  });
});

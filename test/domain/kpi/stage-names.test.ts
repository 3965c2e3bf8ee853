import { describe, expect, it } from 'vitest';
import { stageByName } from '../../../src/domain/kpi/stage-names';

describe('a stage by the name of a status', () => {
  it.each([
    ['Client review', 'inReview'],
    ['Internal review', 'inReview'],
    ['AWAITING_APPROVAL', 'inReview'],
    ['Ready for QA', 'inReview'],
    ['On hold', 'waiting'],
    ['Waiting for client', 'waiting'],
    ['Blocked by print house', 'waiting'],
    ['In progress', 'inProgress'],
    ['Rework', 'inProgress'],
    ['Backlog', 'toDo'],
    ['Waiting for triage', 'toDo'],
    ['Approved', 'done'],
    ['Verified', 'done'],
    ['Signed off', 'done'],
  ] as const)('%s is %s', (name, stage) => expect(stageByName(name)).toBe(stage));

  it.each(['Preview', 'Household', 'Qatar', 'Blättern', ''])('“%s” says nothing', (name) =>
    expect(stageByName(name)).toBeNull(),
  );
});

import { describe, expect, it } from 'vitest';
import { at, flowThat, type Move } from '../../fixtures/kpi-issues';

const stamps = (...moves: readonly [Move, ...Move[]]) => {
  const { started, firstReview, done } = flowThat(moves);
  return { started, firstReview, done };
};

describe('started', () => {
  it.each(['work', 'review', 'waiting'] as const)('is the first entry into %s', (status) => {
    expect(stamps([0, 'open'], [1, status], [2, 'work']).started).toBe(at(1));
  });

  it('is the creation of an issue that was created under way', () => {
    expect(stamps([0, 'work'], [2, 'closed'])).toEqual({ started: at(0), firstReview: null, done: at(2) });
  });

  it('is wiped by a return to to do, with every later stamp', () => {
    expect(stamps([0, 'open'], [1, 'work'], [2, 'review'], [3, 'reopened'])).toEqual({
      started: null,
      firstReview: null,
      done: null,
    });
    expect(stamps([0, 'open'], [1, 'work'], [2, 'review'], [3, 'closed'], [4, 'open'], [5, 'work'])).toEqual({
      started: at(5),
      firstReview: null,
      done: null,
    });
  });

  it('is kept by a return from done to work', () => {
    expect(stamps([0, 'open'], [1, 'work'], [2, 'closed'], [3, 'work'], [4, 'closed'])).toEqual({
      started: at(1),
      firstReview: null,
      done: at(4),
    });
  });

  it('is nothing for an issue that went from to do straight to done', () => {
    expect(stamps([0, 'open'], [1, 'closed'])).toEqual({ started: null, firstReview: null, done: at(1) });
    expect(stamps([0, 'open'], [1, 'work'], [2, 'open'], [3, 'closed']).started).toBeNull();
  });

  it('begins with the return to work of an issue that had gone straight to done', () => {
    expect(stamps([0, 'open'], [1, 'closed'], [2, 'work'], [3, 'closed'])).toMatchObject({
      started: at(2),
      done: at(3),
    });
  });
});

describe('done', () => {
  it('is the entry into done from another stage: Resolved and then Closed is one stay', () => {
    expect(stamps([0, 'open'], [1, 'work'], [2, 'resolved'], [5, 'closed']).done).toBe(at(2));
  });

  it('is the last of several entries, and nothing for an issue that did not stay', () => {
    expect(stamps([0, 'work'], [1, 'resolved'], [2, 'work'], [3, 'closed']).done).toBe(at(3));
    expect(stamps([0, 'work'], [1, 'resolved'], [2, 'work']).done).toBeNull();
  });

  it('is nothing for an issue that was created done: it came from no other stage', () => {
    expect(stamps([0, 'closed']).done).toBeNull();
    expect(stamps([0, 'resolved'], [1, 'closed']).done).toBeNull();
  });
});

describe('the way through the stages', () => {
  it('counts a revision round for each entry into work straight from review', () => {
    const rounds = (...moves: readonly [Move, ...Move[]]) => flowThat(moves).revisionRounds;
    expect(rounds([0, 'work'], [1, 'review'], [2, 'work'], [3, 'review'], [4, 'work'], [5, 'closed'])).toBe(2);
    expect(rounds([0, 'work'], [1, 'review'], [2, 'closed'], [3, 'work'])).toBe(0);
    expect(rounds([0, 'work'], [1, 'review'], [2, 'waiting'], [3, 'work'])).toBe(0);
    expect(rounds([0, 'work'], [1, 'review'], [2, 'open'], [3, 'work'])).toBe(0);
  });

  it('knows when an issue left done', () => {
    expect(
      flowThat([
        [0, 'work'],
        [1, 'resolved'],
        [2, 'closed'],
        [3, 'open'],
        [4, 'closed'],
      ]).leftDone,
    ).toEqual([at(3)]);
  });
});

import { type Answer, answers, type Chance, type Choices } from '../../eval/suggest/answers';
import type { History } from '../../eval/suggest/histories';
import type { Memory } from '../../src/domain/suggestion/walk';
import { exactStore } from './exact-store';
import { type Measures, macro, measuresOf } from './measures';

export type Slice = 'all' | 'other';
/** What was answered in one project, with the rank of the truth; the slice `other` has no issues of self-assignment. */
export type Asked = { readonly answer: Answer; readonly rank: number };
export type Run = { readonly project: string; readonly all: readonly Asked[]; readonly other: readonly Asked[] };

export const run = (histories: readonly History[], choices: () => Choices = () => ({})): Run[] =>
  histories.map((history) => {
    const given = [...answers(history, choices())];
    const others = given.filter(({ one: { issue } }) => issue.resolver !== issue.reporter);
    return {
      project: history.project,
      all: given.map((answer) => ({ answer, rank: rankIn(answer.anybody, answer) })),
      other: others.map((answer) => ({ answer, rank: rankIn(answer.other, answer) })),
    };
  });

const rankIn = (list: readonly Chance[], { one }: Answer): number => {
  const place = list.findIndex(({ person }) => person === one.issue.resolver);
  return place < 0 ? Number.POSITIVE_INFINITY : place + 1;
};

export const macroOf = (runs: readonly Run[], slice: Slice): Measures =>
  macro(runs.map((one) => measuresOf(one[slice].map(({ rank }) => rank))));

/** The whole text and history instead of rows. */
export const exactMemory = (): Memory => {
  const store = exactStore();
  return { learn: store.learn, read: (issue, now) => () => store.gather(issue, now) };
};

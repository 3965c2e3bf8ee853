import { cardWords, listed } from './messages';
import { reasonWords } from './reason-messages';

const { late, wouldRankFirst } = cardWords;

/** What "why not" says: for each who is left out every reason, for others what speaks against them from the same facts. */
export const whyWords = {
  title: reasonWords.whyNot,
  who: 'Who',
  everyone: 'Everyone left out',
  nobody: 'Nobody is left out.',
  showAll: (count: number) => `Show all ${count}`,

  'not-assignable': 'Cannot be assigned to this issue.',
  inactive: 'Their account is inactive.',
  'app-account': 'An app, not a person.',
  away: (due: string | null, back: string) =>
    due === null ? `Away. Back ${back}.` : `Away through ${due}. Back ${back}.`,
  lacks: (skill: string) => `Lacks a required skill: ${skill}.`,
  noneDeclared: 'Not declared.',
  declaredAt: (level: number) => `Declared: ${level}.`,

  finish: (day: string, count: number) => `Could finish ${day}${late(count)}`,
  resolvedBut: (resolved: string, day: string, count: number) => `${resolved}, but could finish ${day}${late(count)}`,
  freeOf: (free: string, needed: string) => `Has ${free} free of the ${needed} needed.`,
  // Without the other one's count: two people's figures side by side read as a contest.
  fewer: (count: number, what: string, name: string) =>
    `Resolved ${count} ${count === 1 ? 'issue' : 'issues'}${what}, fewer than ${name}.`,
  none: (what: string) => `Not known to have resolved one${what}.`,
  notDeclared: (skills: readonly string[]) => `${listed(skills)} not declared.`,
  below: (skills: readonly string[]) => `${listed(skills)} declared below what is needed.`,
  nothing: 'Nothing speaks against it.',
  othersFit: (name: string) => `Nothing speaks against it; ${name} fits better.`,
  fits: 'Fits best.',
  wouldRankFirst,
} as const;

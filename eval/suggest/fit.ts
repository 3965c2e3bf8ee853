// node --import tsx eval/suggest/fit.ts FILE…: fits the fixed weights (src/domain/suggestion/weights.ts) on train and valid.
import { FEATURES, type FeatureTable } from '../../src/domain/suggestion/features';
import { without } from '../../src/domain/suggestion/fit';
import { walk } from '../../src/domain/suggestion/walk';
import type { Question } from '../../src/domain/suggestion/weights';
import { readLines } from '../read-lines';
import { type Choice, fitted } from './conditional-logit';
import { type Historic, type History, histories } from './histories';
import { lineSchema } from './schema';

const USAGE = 'node --import tsx eval/suggest/fit.ts FILE…';
/** Not scored, so not learned from either. */
const LEFT_OUT = new Set(['FLEX']);
/** Issues before this many were learned say little; projects with fewer choices neither. */
const FIRST_ISSUES = 50;
const FEWEST_CHOICES = 100;

const choiceOf = (table: FeatureTable, { issue }: Historic, question: Question): Omit<Choice, 'weight'> | null => {
  if (question === 'other' && issue.resolver === issue.reporter) return null;
  const asked = question === 'other' ? without(table, issue.reporter) : table;
  const chosen = asked.candidates.indexOf(issue.resolver);
  if (chosen < 0 || asked.candidates.length < 2) return null;
  const rows = asked.candidates.map((_, i) => Float64Array.from(FEATURES, (name) => asked.columns[name][i] ?? 0));
  return { rows, chosen };
};

type Choices = Readonly<Record<Question, readonly Omit<Choice, 'weight'>[]>>;

const choicesOf = (history: History): Choices => {
  const choices = { anybody: [] as Omit<Choice, 'weight'>[], other: [] as Omit<Choice, 'weight'>[] };
  for (const { what, one, learned, look } of walk(history.issues)) {
    if (what === 'resolved' || learned < FIRST_ISSUES || one.split === 'test') continue;
    const { table } = look()();
    for (const question of ['anybody', 'other'] as const) {
      const choice = choiceOf(table, one, question);
      if (choice !== null) choices[question].push(choice);
    }
  }
  return choices;
};

/** Every project counts the same, however many issues it has. */
const balanced = (projects: readonly Choices[], question: Question): Choice[] => {
  const total = projects.reduce((sum, choices) => sum + choices[question].length, 0);
  return projects.flatMap((choices) =>
    choices[question].map((choice) => ({ ...choice, weight: total / projects.length / choices[question].length })),
  );
};

const projects = process.argv
  .slice(2)
  .flatMap((file) => histories(file, readLines(file, USAGE, lineSchema)))
  .filter(({ project }) => !LEFT_OUT.has(project))
  .map(choicesOf)
  .filter(({ other }) => other.length >= FEWEST_CHOICES);

for (const question of ['anybody', 'other'] as const) {
  const weights = fitted(balanced(projects, question), FEATURES.length);
  console.log(question, Object.fromEntries(FEATURES.map((name, i) => [name, Number((weights[i] ?? 0).toFixed(3))])));
}

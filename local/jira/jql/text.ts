import { badRequest } from '../errors';
import type { TextField } from './fields';
import { type Clause, negated, type Test, truth } from './logic';
import { type Terms, unsupported } from './terms';

/** `~` and `!~`: all words of the query occur as words, `*` ends a beginning, quotes keep words together. */
export const textClause = ({ texts }: TextField, terms: Terms): Clause => {
  const { operator, values } = terms;
  if (operator === 'is' || operator === 'is not') {
    const empty: Test = (issue) => truth(texts(issue).length === 0);
    return { test: operator === 'is' ? empty : (issue) => negated(empty(issue)), narrow: null };
  }
  const [value] = values;
  if ((operator !== '~' && operator !== '!~') || value?.kind !== 'text') throw unsupported(terms);
  const matches = matcher(value.text, terms.field);
  const like: Test = (issue) => {
    const found = texts(issue);
    return found.length === 0 ? 0 : truth(matches(found.join('\n')));
  };
  return { test: operator === '~' ? like : (issue) => negated(like(issue)), narrow: null };
};

const matcher = (query: string, field: string): ((text: string) => boolean) => {
  const terms = [...query.matchAll(/"([^"]+)"|(\S+)/g)].map(([, phrase, word]) => pattern(phrase ?? word ?? ''));
  if (terms.length === 0) throw badRequest(`The value '' for field '${field}' is invalid: a text search needs a word.`);
  return (text) => terms.every((term) => term.test(text));
};

const pattern = (term: string): RegExp => {
  const words = term.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '[\\p{L}\\p{N}]*');
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'iu');
};

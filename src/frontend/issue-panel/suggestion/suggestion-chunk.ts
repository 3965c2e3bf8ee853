// Everything about suggestions that the panel's first paint does without, in one chunk.
export { Card } from './card';
export { readSuggestions } from './read-suggestions';
export { WhyNot } from './why-not';

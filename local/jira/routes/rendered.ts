import type { Issue } from '../model';
import type { Selection } from '../shapes/issue';

/** Rendered fields as far as texts go: a paragraph per line, dates left as they are. */
export const renderedFields = (issue: Issue, { system }: Selection): Record<string, unknown> => {
  const asked = new Set(system.map(({ id }) => id));
  return {
    ...(asked.has('description') ? { description: htmlOf(issue.description) } : {}),
    ...(asked.has('comment')
      ? { comment: { comments: issue.comments.map(({ id, body }) => ({ id, body: htmlOf(body) })) } }
      : {}),
  };
};

const htmlOf = (text: string | null): string =>
  text === null
    ? ''
    : text
        .split(/\r?\n/)
        .map((line) => `<p>${escaped(line)}</p>`)
        .join('\n');

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

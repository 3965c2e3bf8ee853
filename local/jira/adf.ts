import { isRecord } from './read';

/** Plain text as an Atlassian document, a paragraph per line; null for no text, as Jira answers. */
export const adfOf = (text: string | null): unknown =>
  text === null
    ? null
    : {
        type: 'doc',
        version: 1,
        content: text.split(/\r?\n/).map((line) => ({
          type: 'paragraph',
          content: line === '' ? [] : [{ type: 'text', text: line }],
        })),
      };

/** Text of a posted document; null if it is not one (v3 takes no plain strings). */
export const textOfAdf = (value: unknown): string | null => {
  if (!isRecord(value) || value.type !== 'doc' || value.version !== 1 || !Array.isArray(value.content)) return null;
  return value.content.map(textOfNode).join('\n');
};

const textOfNode = (node: unknown): string => {
  if (!isRecord(node)) return '';
  if (node.type === 'hardBreak') return '\n';
  if (typeof node.text === 'string') return node.text;
  return Array.isArray(node.content) ? node.content.map(textOfNode).join('') : '';
};

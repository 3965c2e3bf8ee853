/** More than is looked at of any text (`issue-terms.ts`). */
const ENOUGH = 2000;

/**
 * The plain text of an Atlassian document: text nodes, with a space between blocks. Anything of another shape is no text.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export const documentText = (document: unknown): string | null => {
  if (typeof document === 'string') return document.slice(0, ENOUGH);
  const parts: string[] = [];
  collect(document, parts, { left: ENOUGH });
  const text = parts.join('').trim();
  return text === '' ? null : text;
};

type Node = { readonly type?: unknown; readonly text?: unknown; readonly content?: unknown };

const collect = (value: unknown, parts: string[], budget: { left: number }): void => {
  if (budget.left <= 0 || typeof value !== 'object' || value === null) return;
  const { type, text, content } = value as Node;
  if (type === 'text' && typeof text === 'string') {
    parts.push(text.slice(0, budget.left));
    budget.left -= text.length;
  }
  if (!Array.isArray(content)) return;
  for (const child of content) collect(child, parts, budget);
  parts.push(' ');
};

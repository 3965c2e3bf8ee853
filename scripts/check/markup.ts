// What turns text into markup or code, and where links may lead. React's text nodes are the only way to the screen.
import ts from 'typescript';
import { at, bare, nodesOf, parsed } from './ast';
import type { SourceFile } from './manifest-rules';

const BANNED: Readonly<Record<string, string>> = {
  dangerouslySetInnerHTML: 'text is shown by React alone',
  innerHTML: 'text is shown by React alone',
  outerHTML: 'text is shown by React alone',
  insertAdjacentHTML: 'text is shown by React alone',
  createContextualFragment: 'text is shown by React alone',
  srcDoc: 'a page made of text',
  srcdoc: 'a page made of text',
  assumeTrustedRoute: 'paths are made by `route`, of ids that were checked',
  eval: 'code made of text',
};

/** Attributes that a browser follows. */
const LINKS = new Set(['href', 'src', 'action', 'formAction', 'xlinkHref', 'poster', 'data', 'srcSet', 'ping']);
const SCHEMES = /^(https:\/\/|#|\/(?!\/)|[.]{1,2}\/)/;

/** Links that are made, and why nobody's text decides where they lead. */
export const MADE_LINKS: readonly (readonly [expression: string, why: string])[] = [
  ['`${siteUrl}/browse/${issueKey}`', 'the site by Forge’s own context; a key cannot leave its path'],
  [
    '`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`',
    'a chart of our own as the source of a picture: no script runs there',
  ],
];

export const markupFindings = (files: readonly SourceFile[]): string[] =>
  files
    .map(parsed)
    .flatMap((tree) => [...nodesOf(tree)].flatMap((node) => [...banned(node), ...links(node), ...opens(node)]));

const banned = (node: ts.Node): string[] => {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Function') return [at(node, 'code made of text')];
  if (ts.isStringLiteral(node) && ts.isElementAccessExpression(node.parent) && Object.hasOwn(BANNED, node.text))
    return [at(node, `${node.text}: ${BANNED[node.text]}`)];
  if (!ts.isIdentifier(node) || !Object.hasOwn(BANNED, node.text)) return [];
  if (node.text === 'eval' && !(ts.isCallExpression(node.parent) && node.parent.expression === node)) return [];
  return [at(node, `${node.text}: ${BANNED[node.text]}`)];
};

const links = (node: ts.Node): string[] => {
  if (!ts.isJsxAttribute(node) || !LINKS.has(node.name.getText())) return [];
  // Of our own components the name says nothing; what they make of it is looked at where they do.
  if (!/^[a-z]/.test(node.parent.parent.tagName.getText())) return [];
  const { initializer } = node;
  const value = initializer && ts.isJsxExpression(initializer) ? initializer.expression : initializer;
  return value === undefined || isSafe(value as ts.Expression)
    ? []
    : [at(node, `a link may lead anywhere: ${value.getText().slice(0, 60)}`)];
};

const isSafe = (raw: ts.Expression): boolean => {
  const value = bare(raw);
  if (ts.isStringLiteralLike(value)) return SCHEMES.test(value.text);
  if (MADE_LINKS.some(([expression]) => expression === value.getText())) return true;
  if (ts.isTemplateExpression(value)) return /^(https:\/\/[^/]+\/|#|\/[^/])/.test(value.head.text);
  if (ts.isConditionalExpression(value)) return isSafe(value.whenTrue) && isSafe(value.whenFalse);
  if (ts.isIdentifier(value) && isOwnBlob(value)) return true;
  return value.getText() === 'undefined';
};

/** A file that was put together here: `const url = URL.createObjectURL(…)`. */
const isOwnBlob = (name: ts.Identifier): boolean =>
  [...nodesOf(name.getSourceFile())].some(
    (node) =>
      ts.isVariableDeclaration(node) &&
      node.name.getText() === name.text &&
      /^URL[.]createObjectURL\(/.test(node.initializer?.getText() ?? ''),
  );

/** Ways to leave the page by code. */
const opens = (node: ts.Node): string[] => {
  if (ts.isCallExpression(node)) {
    const callee = node.expression.getText();
    const [to] = node.arguments;
    if (!/^((window|globalThis|document|parent|top)[.])?(open|location[.](assign|replace)|write|writeln)$/.test(callee))
      return [];
    if (!/^(window|globalThis|document|parent|top|location)[.]/.test(callee)) return [];
    return to && isSafe(to) && !/write/.test(callee) ? [] : [at(node, `${callee} may lead anywhere`)];
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return [];
  const to = node.left.getText();
  return /(^|[.])location$|[.](href|src)$/.test(to) && !isSafe(node.right) ? [at(node, `${to} may lead anywhere`)] : [];
};

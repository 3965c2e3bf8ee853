import ts from 'typescript';
import type { SourceFile } from './manifest-rules';

export const parsed = ({ path, text }: SourceFile): ts.SourceFile =>
  ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    /[.][jt]sx$/.test(path) ? ts.ScriptKind.TSX : undefined,
  );

/** Every node of a tree, the root first. */
export function* nodesOf(root: ts.Node): Generator<ts.Node> {
  yield root;
  const children: ts.Node[] = [];
  ts.forEachChild(root, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

/** `file:line what`, as editors take it. */
export const at = (node: ts.Node, what: string): string => {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
  return `${file.fileName}:${line + 1} ${what}`;
};

/** An expression without what changes only its type. */
export const bare = (node: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(node) ||
  ts.isAsExpression(node) ||
  ts.isSatisfiesExpression(node) ||
  ts.isNonNullExpression(node) ||
  ts.isAwaitExpression(node)
    ? bare(node.expression)
    : node;

/** What a function may give back: the expressions after `return`, or the one that it is. */
export const returnsOf = (fn: ts.FunctionLikeDeclaration): ts.Expression[] => {
  if (fn.body === undefined) return [];
  if (!ts.isBlock(fn.body)) return [fn.body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(fn.body, visit);
  return found;
};

/** A program over these files alone: names are resolved among them, packages are not looked at. */
export const programOf = (files: readonly SourceFile[]): ts.Program => {
  const trees = new Map<string, SourceFile>(files.map((file) => [`/${file.path}`, file]));
  const sources = new Map<string, ts.SourceFile>();
  const host: ts.CompilerHost = {
    getSourceFile: (name) => {
      const file = trees.get(name);
      if (file === undefined) return undefined;
      const known = sources.get(name) ?? ts.createSourceFile(name, file.text, ts.ScriptTarget.Latest, true);
      sources.set(name, known);
      return known;
    },
    fileExists: (name) => trees.has(name),
    readFile: (name) => trees.get(name)?.text,
    getDefaultLibFileName: () => '/lib.d.ts',
    writeFile: () => {},
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    directoryExists: () => true,
    getDirectories: () => [],
  };
  const options: ts.CompilerOptions = {
    noLib: true,
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ESNext,
  };
  return ts.createProgram([...trees.keys()], options, host);
};

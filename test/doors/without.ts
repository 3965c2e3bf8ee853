// A module of src with one of its gates taken out. The sources themselves are changed (as text, by their syntax tree) and
// run beside the real ones: no seam in src is there for it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import ts from 'typescript';
import { nodesOf } from '../../scripts/check/ast';

/** One gate taken out: what it was, and the text without it. */
export type Removal = { readonly gate: string; readonly text: string };

/**
 * Everything in a module that sends somebody away, each taken out by itself: an `if` that returns a failure, and a choice
 * between a failure (or nobody) and an answer.
 */
export const removalsIn = (path: string): readonly Removal[] => {
  const text = readFileSync(path, 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return [...nodesOf(tree)].flatMap((node) => {
    const cut = (by: string): Removal => ({
      gate: `${path}: ${node.getText().replace(/\s+/g, ' ').slice(0, 90)}`,
      text: text.slice(0, node.getStart()) + by + text.slice(node.getEnd()),
    });
    if (ts.isIfStatement(node) && sendsAway(node.thenStatement)) return [cut(node.elseStatement?.getText() ?? ';')];
    if (ts.isExpressionStatement(node) && ts.isBlock(node.parent) && asksForTurn(node)) return [cut(';')];
    if (!ts.isConditionalExpression(node)) return [];
    if (isRefusal(node.whenTrue)) return [cut(`(${node.whenFalse.getText()})`)];
    return isRefusal(node.whenFalse) ? [cut(`(${node.whenTrue.getText()})`)] : [];
  });
};

const sendsAway = (node: ts.Statement): boolean =>
  (ts.isReturnStatement(node) && node.expression !== undefined && isRefusal(node.expression)) ||
  ts.isThrowStatement(node) ||
  asksForTurn(node) ||
  (ts.isBlock(node) &&
    node.statements.length === 1 &&
    node.statements[0] !== undefined &&
    sendsAway(node.statements[0]));

/** What fails where it is not the caller's turn. */
const asksForTurn = (node: ts.Statement): boolean => /^mine[(]/.test(node.getText());

/** A failure, nobody, or a call that makes one. */
const isRefusal = (node: ts.Expression): boolean =>
  /^(null$|\{ (ok: false|kind: '(not-found|unavailable|too-large|invalid-request)')|invalid\()/.test(node.getText());

const TO_COMMONJS: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
};
const require = createRequire(resolve('package.json'));

/** The exports of a module made of this text; `modules` stand for what it takes from elsewhere. */
export const moduleOf = <T>(path: string, text: string, modules: Readonly<Record<string, unknown>>): T => {
  const { outputText } = ts.transpileModule(text, { compilerOptions: TO_COMMONJS, fileName: path });
  const own = { exports: {} };
  const take = (name: string): unknown => (Object.hasOwn(modules, name) ? modules[name] : require(name));
  new Function('require', 'module', 'exports', outputText)(take, own, own.exports);
  return own.exports as T;
};

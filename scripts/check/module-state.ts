// A warm process serves many sites: what a module keeps between calls leaks from one to the next. Behind the doors
// modules hold constants only.
import ts from 'typescript';
import { at, bare, nodesOf, parsed } from './ast';
import type { SourceFile } from './manifest-rules';

const CONTAINERS = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array', 'WeakRef']);
const CHANGES = new Set([
  ...['set', 'add', 'delete', 'clear', 'push', 'pop', 'shift', 'unshift', 'splice', 'fill', 'copyWithin'],
  ...['sort', 'reverse'],
]);
const OBJECT_CHANGES = new Set(['assign', 'defineProperty', 'defineProperties', 'setPrototypeOf']);

const TYPED = /^(Big)?(Int|Uint|Float)\d+(Clamped)?Array$/;

export const moduleStateFindings = (files: readonly SourceFile[]): string[] => {
  const trees = files.map(parsed);
  const exported = new Map(trees.flatMap((tree) => [...heldIn(tree)].filter(([, one]) => isExported(one))));
  return trees.flatMap((tree) => findingsIn(tree, exported));
};

/** What a module declares at its top, by name. */
type Held = ReadonlyMap<string, ts.VariableDeclaration>;
const heldIn = (tree: ts.SourceFile): Held =>
  new Map(
    tree.statements
      .flatMap((one) => (ts.isVariableStatement(one) ? [...one.declarationList.declarations] : []))
      .map((one) => [one.name.getText(), one] as const),
  );

const isExported = ({ parent }: ts.VariableDeclaration): boolean =>
  ts.isVariableStatement(parent.parent) &&
  (parent.parent.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const findingsIn = (tree: ts.SourceFile, exported: Held): string[] => {
  const declared = tree.statements.flatMap((one) => (ts.isVariableStatement(one) ? [one] : []));
  const imported = importedNames(tree);
  const held = new Map([...[...exported].filter(([name]) => imported.has(name)), ...heldIn(tree)]);
  return [
    ...declared.flatMap(({ declarationList }) => {
      const isConst = (declarationList.flags & ts.NodeFlags.Const) !== 0;
      return declarationList.declarations.flatMap((one) =>
        isConst
          ? heldBy(one)
          : [at(one, `${one.name.getText()} may change between calls: modules hold constants only`)],
      );
    }),
    ...[...nodesOf(tree)].flatMap((node) => changed(node, held)),
    ...[...nodesOf(tree)].flatMap(staticField),
  ];
};

const importedNames = (tree: ts.SourceFile): ReadonlySet<string> =>
  new Set(
    [...nodesOf(tree)].flatMap((node) =>
      ts.isImportSpecifier(node) || ts.isNamespaceImport(node) ? [node.name.text] : [],
    ),
  );

/** A container that begins empty is there to be filled; so is what a function keeps behind what it answers. */
const heldBy = (declaration: ts.VariableDeclaration): string[] => {
  if (declaration.initializer === undefined) return [];
  const value = bare(declaration.initializer);
  const name = declaration.name.getText();
  if (isEmptyContainer(value)) return [at(declaration, `${name} begins empty: a store of a module's own`)];
  if (ts.isNewExpression(value) && !isHarmless(value.expression.getText()))
    return [at(declaration, `${name} is an object with a state of its own`)];
  return ts.isCallExpression(value) && keepsState(value)
    ? [at(declaration, `${name} keeps what changes behind a function`)]
    : [];
};

/** Constant tables, formats and texts, and what belongs to a call; a typed list is one as long as nobody writes into it. */
const isHarmless = (name: string): boolean =>
  CONTAINERS.has(name) ||
  TYPED.test(name) ||
  /^(Intl[.]|RegExp$|TextEncoder$|TextDecoder$|URL$|AsyncLocalStorage$)/.test(name);

const isEmptyContainer = (value: ts.Expression): boolean => {
  if (ts.isNewExpression(value))
    return CONTAINERS.has(value.expression.getText()) && (value.arguments ?? []).length === 0;
  return (
    ts.isArrayLiteralExpression(value) &&
    value.elements.length === 0 &&
    !ts.isSatisfiesExpression(value.parent) &&
    isFilled(value)
  );
};

/** `const NONE: readonly X[] = []` says that it stays empty. */
const isFilled = (value: ts.Node): boolean => {
  let owner: ts.Node = value;
  while (!ts.isVariableDeclaration(owner)) owner = owner.parent;
  return !/^readonly\b|^ReadonlyArray\b/.test(owner.type?.getText() ?? '');
};

/** A function written at the place and called at once, or a function of this file, that has a `let` or an empty container of its own which an inner function uses. */
const keepsState = (call: ts.CallExpression): boolean => {
  const callee = bare(call.expression);
  const fn = ts.isIdentifier(callee) ? functionNamed(call.getSourceFile(), callee.text) : callee;
  if (!fn || !(ts.isArrowFunction(fn) || ts.isFunctionExpression(fn)) || !ts.isBlock(fn.body)) return false;
  const own = fn.body.statements.flatMap((one) =>
    ts.isVariableStatement(one) ? [...one.declarationList.declarations] : [],
  );
  const kept = own.filter(
    (one) =>
      !(ts.getCombinedNodeFlags(one) & ts.NodeFlags.Const) ||
      (one.initializer && isEmptyContainer(bare(one.initializer))),
  );
  const returned = fn.body.statements
    .filter(ts.isReturnStatement)
    .flatMap(({ expression }) => (expression ? [...nodesOf(expression)] : []));
  const inner = returned.filter(
    (node) => ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node),
  );
  return inner.some((one) =>
    kept.some(({ name }) => [...nodesOf(one)].some((node) => ts.isIdentifier(node) && node.text === name.getText())),
  );
};

const functionNamed = (tree: ts.SourceFile, name: string): ts.Expression | undefined =>
  tree.statements
    .flatMap((one) => (ts.isVariableStatement(one) ? [...one.declarationList.declarations] : []))
    .find((one) => one.name.getText() === name)?.initializer;

/** A change of something that this module or another holds. */
const changed = (node: ts.Node, held: Held): string[] => {
  const target = changedBy(node);
  const root = target && rootOf(target);
  const declaration = root && held.get(root.text);
  if (!target || !root || !declaration?.initializer || isShadowed(root)) return [];
  // A port may have a method called `push`: only containers change by it.
  if (
    ts.isCallExpression(node) &&
    target !== node.arguments[0] &&
    !isContainer(declaration.initializer, stepsTo(target))
  )
    return [];
  return [at(node, `changes ${root.text}, which the module holds`)];
};

const stepsTo = (target: ts.Expression): readonly string[] => {
  const value = bare(target);
  if (ts.isPropertyAccessExpression(value)) return [...stepsTo(value.expression), value.name.text];
  return ts.isElementAccessExpression(value) ? [...stepsTo(value.expression), '[]'] : [];
};

/** Whether a list, a map or a table stands at the end of these steps. */
const isContainer = (raw: ts.Expression, [step, ...rest]: readonly string[]): boolean => {
  const value = bare(raw);
  if (step === undefined)
    return (
      ts.isArrayLiteralExpression(value) ||
      (ts.isNewExpression(value) &&
        (CONTAINERS.has(value.expression.getText()) || TYPED.test(value.expression.getText()))) ||
      (ts.isCallExpression(value) &&
        /^(Array[.]from|Object[.](fromEntries|keys|values|entries|create))$|[.](map|filter|split|flatMap)$/.test(
          value.expression.getText(),
        ))
    );
  if (!ts.isObjectLiteralExpression(value)) return step === '[]' && ts.isArrayLiteralExpression(value);
  const named = value.properties.filter((one) => step === '[]' || one.name?.getText() === step);
  return named.some((one) => ts.isPropertyAssignment(one) && isContainer(one.initializer, rest));
};

const changedBy = (node: ts.Node): ts.Expression | null => {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) return node.left;
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node))
    return isStep(node.operator) ? node.operand : null;
  if (ts.isDeleteExpression(node)) return node.expression;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { expression, name } = node.expression;
  if (CHANGES.has(name.text)) return expression;
  return expression.getText() === 'Object' && OBJECT_CHANGES.has(name.text) ? (node.arguments[0] ?? null) : null;
};

const isAssignment = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
const isStep = (operator: ts.SyntaxKind): boolean =>
  operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;

const rootOf = (node: ts.Expression): ts.Identifier | null => {
  const value = bare(node);
  if (ts.isIdentifier(value)) return value;
  return ts.isPropertyAccessExpression(value) || ts.isElementAccessExpression(value) ? rootOf(value.expression) : null;
};

/** Whether a nearer declaration, in a function around it, has the same name. */
const isShadowed = (name: ts.Identifier): boolean => {
  for (let node: ts.Node = name.parent; !ts.isSourceFile(node); node = node.parent)
    if (declaresIn(node).some((one) => bindsIn(one, name.text))) return true;
  return false;
};

const declaresIn = (node: ts.Node): readonly ts.BindingName[] => {
  if (ts.isFunctionLike(node)) return node.parameters.map((one) => one.name);
  if (ts.isBlock(node))
    return node.statements.flatMap((one) => (ts.isVariableStatement(one) ? namesOf(one.declarationList) : []));
  const loop = ts.isForOfStatement(node) || ts.isForStatement(node) ? node.initializer : undefined;
  return loop && ts.isVariableDeclarationList(loop) ? namesOf(loop) : [];
};
const namesOf = ({ declarations }: ts.VariableDeclarationList) => declarations.map(({ name }) => name);

const bindsIn = (pattern: ts.BindingName, name: string): boolean =>
  ts.isIdentifier(pattern)
    ? pattern.text === name
    : pattern.elements.some((one) => ts.isBindingElement(one) && bindsIn(one.name, name));

const staticField = (node: ts.Node): string[] =>
  ts.isPropertyDeclaration(node) &&
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) &&
  !node.modifiers.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword)
    ? [at(node, `${node.name.getText()} is a state of a class`)]
    : [];

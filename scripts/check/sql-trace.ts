import ts from 'typescript';
import { bare, nodesOf, returnsOf } from './ast';

/** Methods that hand on what they are called on, without adding anything. */
const SAME = new Set([
  'filter',
  'slice',
  'sort',
  'toSorted',
  'reverse',
  'flat',
  'trim',
  'values',
  'toLowerCase',
  'indexOf',
]);
const CALLBACKS = new Set(['map', 'flatMap', 'filter', 'some', 'every', 'find', 'forEach', 'from']);
const ITEM = '[]';
/** Steps into an object or list: names of properties, `[]` for any item. */
type Path = readonly string[];
/** The nodes that make it a value; none = it is fixed. */
type Values = readonly ts.Node[];
const NONE: Values = [];

/** Walks back from an expression to everything that it is made of, by way of constants, builders and their callers. */
export class Tracer {
  readonly calls: readonly ts.CallExpression[];
  private readonly checker: ts.TypeChecker;
  private readonly callsOf = new Map<ts.Symbol, ts.CallExpression[]>();
  private readonly seen = new Map<ts.Node, Set<string>>();

  constructor(program: ts.Program) {
    this.checker = program.getTypeChecker();
    this.calls = program.getSourceFiles().flatMap((file) => [...nodesOf(file)].filter(ts.isCallExpression));
    for (const call of this.calls) {
      const callee = this.calleeOf(call);
      if (callee) this.callsOf.set(callee, [...(this.callsOf.get(callee) ?? []), call]);
    }
  }

  /** What in this text is no literal, constant or part that a builder makes of these. */
  valuesIn = (text: ts.Expression): Values => this.trace(text, []);

  private symbolOf(node: ts.Node): ts.Symbol | undefined {
    const symbol = this.checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  private calleeOf({ expression }: ts.CallExpression): ts.Symbol | undefined {
    return this.symbolOf(ts.isPropertyAccessExpression(expression) ? expression.name : expression);
  }

  private trace(raw: ts.Expression, path: Path): Values {
    const node = bare(raw);
    const key = path.join('.');
    const known = this.seen.get(node) ?? new Set();
    // What is being looked at already adds nothing new.
    if (known.has(key)) return NONE;
    this.seen.set(node, known.add(key));
    if (isFixed(node)) return NONE;
    return this.made(node, path) ?? this.named(node, path) ?? [node];
  }

  private all(nodes: readonly ts.Expression[], path: Path): Values {
    return nodes.flatMap((one) => this.trace(one, path));
  }

  /** Of expressions that put others together; null = another kind. */
  private made(node: ts.Expression, path: Path): Values | null {
    if (ts.isTemplateExpression(node))
      return this.all(
        node.templateSpans.map(({ expression }) => expression),
        [],
      );
    if (ts.isConditionalExpression(node)) return this.all([node.whenTrue, node.whenFalse], path);
    if (ts.isPrefixUnaryExpression(node)) return this.trace(node.operand, path);
    if (ts.isBinaryExpression(node)) {
      const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
      return this.all(isAnd ? [node.right] : [node.left, node.right], path);
    }
    if (ts.isArrayLiteralExpression(node)) return this.list(node, path);
    return ts.isObjectLiteralExpression(node) ? this.object(node, path) : null;
  }

  /** Of expressions that stand for others; null = another kind. */
  private named(node: ts.Expression, path: Path): Values | null {
    if (ts.isIdentifier(node)) {
      const symbol = this.symbolOf(node);
      return symbol ? this.symbol(symbol, node, path) : null;
    }
    if (ts.isPropertyAccessExpression(node)) return this.trace(node.expression, [node.name.text, ...path]);
    if (ts.isElementAccessExpression(node)) return this.trace(node.expression, [indexOf(node), ...path]);
    return ts.isCallExpression(node) ? this.call(node, path) : null;
  }

  private list({ elements }: ts.ArrayLiteralExpression, [, ...rest]: Path): Values {
    return elements.flatMap((one) =>
      ts.isSpreadElement(one) ? this.trace(one.expression, [ITEM, ...rest]) : this.trace(one, rest),
    );
  }

  private object({ properties }: ts.ObjectLiteralExpression, [name, ...rest]: Path): Values {
    return chosenOf(properties, name).flatMap((one) => {
      if (ts.isPropertyAssignment(one)) return this.trace(one.initializer, rest);
      if (ts.isSpreadAssignment(one)) return this.trace(one.expression, [name ?? ITEM, ...rest]);
      const value = ts.isShorthandPropertyAssignment(one) && this.checker.getShorthandAssignmentValueSymbol(one);
      return value ? this.symbol(value, one, rest) : [one];
    });
  }

  private call(node: ts.CallExpression, path: Path): Values | null {
    const own = this.calleeOf(node);
    const fn = own && functionOf(own);
    if (fn) return this.all(returnsOf(fn), path);
    const [first] = node.arguments;
    if (ts.isPropertyAccessExpression(node.expression)) return this.method(node, node.expression, path);
    return node.expression.getText() === 'String' && first ? this.trace(first, []) : null;
  }

  private method(
    node: ts.CallExpression,
    { expression: receiver, name }: ts.PropertyAccessExpression,
    path: Path,
  ): Values | null {
    const [first, second] = node.arguments;
    const method = name.text;
    if (SAME.has(method)) return this.trace(receiver, path);
    if (method === 'concat' || method === 'replace') return this.all([receiver, ...node.arguments], path);
    if (method === 'join') return [...this.trace(receiver, [ITEM]), ...(first ? this.trace(first, []) : [])];
    if (receiver.getText() === 'Object') return first ? this.table(method, first, path) : null;
    const callback = method === 'from' ? second : first;
    if (!callback || !isFunction(callback)) return null;
    if (method === 'map' || method === 'from') return this.all(returnsOf(callback), path.slice(1));
    return method === 'flatMap' ? this.all(returnsOf(callback), path) : null;
  }

  /** Keys and values of a constant table are as fixed as the table. */
  private table(method: string, table: ts.Expression, path: Path): Values {
    return this.trace(table, method === 'keys' ? [ITEM] : [ITEM, ...path.slice(method === 'entries' ? 2 : 1)]);
  }

  private symbol(symbol: ts.Symbol, node: ts.Node, path: Path): Values {
    const declared = symbol.valueDeclaration;
    if (declared && ts.isVariableDeclaration(declared)) return this.variable(declared, node, path);
    if (declared && ts.isBindingElement(declared)) return this.binding(declared, node, path);
    return declared && ts.isParameter(declared) ? this.parameter(declared, node, path) : [node];
  }

  private variable(declared: ts.VariableDeclaration, node: ts.Node, path: Path): Values {
    if (!(ts.getCombinedNodeFlags(declared) & ts.NodeFlags.Const)) return [node];
    if (declared.initializer) return this.trace(declared.initializer, path);
    const loop = declared.parent.parent;
    return ts.isForOfStatement(loop) ? this.trace(loop.expression, [ITEM, ...path]) : [node];
  }

  private binding(element: ts.BindingElement, node: ts.Node, path: Path): Values {
    if (element.dotDotDotToken) return [node];
    const isList = ts.isArrayBindingPattern(element.parent);
    const whole = [isList ? ITEM : (element.propertyName ?? element.name).getText(), ...path];
    const owner = element.parent.parent;
    const fallback = element.initializer ? this.trace(element.initializer, path) : NONE;
    if (ts.isBindingElement(owner)) return [...fallback, ...this.binding(owner, node, whole)];
    return [
      ...fallback,
      ...(ts.isParameter(owner) ? this.parameter(owner, node, whole) : this.variable(owner, node, whole)),
    ];
  }

  /** A parameter is what all callers hand in; of somebody whom nobody here calls it is a value. */
  private parameter(parameter: ts.ParameterDeclaration, node: ts.Node, path: Path): Values {
    const { parent: fn, initializer } = parameter;
    const outer = fn.parent;
    const position = fn.parameters.indexOf(parameter);
    if (ts.isCallExpression(outer) && outer.arguments.includes(fn as never))
      return this.item(outer, position, node, path);
    const named =
      ts.isVariableDeclaration(outer) || ts.isPropertyAssignment(outer) ? this.symbolOf(outer.name) : undefined;
    const callers = (named && this.callsOf.get(named)) ?? [];
    if (callers.length === 0) return [node];
    const usual = initializer ? this.trace(initializer, path) : NONE;
    const mayLack = initializer !== undefined || parameter.questionToken !== undefined;
    const given = callers.flatMap(({ arguments: list }) => {
      const argument = list[position];
      if (argument) return this.trace(argument, path);
      return mayLack ? NONE : [node];
    });
    return [...usual, ...given];
  }

  /** What a list hands to a function: its items, and counts. */
  private item(call: ts.CallExpression, position: number, node: ts.Node, path: Path): Values {
    const method = methodOf(call);
    if (!CALLBACKS.has(method)) return [node];
    if (position === 1) return NONE;
    if (!ts.isPropertyAccessExpression(call.expression) || method === 'from') return [node];
    return this.trace(call.expression.expression, [ITEM, ...path]);
  }
}

export const methodOf = ({ expression }: ts.CallExpression): string =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : '';

/** Literals, and lengths: a count says how many marks there are, not what stands for them. */
const isFixed = (node: ts.Expression): boolean =>
  ts.isStringLiteralLike(node) ||
  ts.isNumericLiteral(node) ||
  [ts.SyntaxKind.NullKeyword, ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword].includes(node.kind) ||
  (ts.isPropertyAccessExpression(node) && node.name.text === 'length');

/** The properties that may stand for a name; one that stands nowhere comes with a spread, if at all. */
const chosenOf = (properties: readonly ts.ObjectLiteralElementLike[], name: string | undefined) => {
  if (name === undefined || name === ITEM) return properties;
  const named = properties.filter((one) => one.name?.getText().replace(/^['"]|['"]$/g, '') === name);
  return named.length > 0 ? named : properties.filter(ts.isSpreadAssignment);
};

const isFunction = (node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression =>
  ts.isArrowFunction(node) || ts.isFunctionExpression(node);

const functionOf = (symbol: ts.Symbol): ts.FunctionLikeDeclaration | null => {
  const declared = symbol.valueDeclaration;
  if (declared && ts.isFunctionDeclaration(declared)) return declared;
  const holds = declared && (ts.isVariableDeclaration(declared) || ts.isPropertyAssignment(declared));
  const value = holds ? declared.initializer : undefined;
  return value && isFunction(value) ? value : null;
};

const indexOf = ({ argumentExpression }: ts.ElementAccessExpression): string =>
  ts.isStringLiteralLike(argumentExpression) ? argumentExpression.text : ITEM;

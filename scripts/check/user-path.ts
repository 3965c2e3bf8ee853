// Who asks Jira as the app. `asApp` sees all of a site: on the path of somebody's request it would show them what is not
// theirs (the confused deputy). One module may say `asApp`; what the doors of users are tied to must not reach it.
import { posix } from 'node:path';
import ts from 'typescript';
import { at, nodesOf, parsed } from './ast';
import type { SourceFile } from './manifest-rules';

const AS_APP = 'src/adapters/jira/client.ts';
const AS_USER = 'src/adapters/jira/viewer-call.ts';
const WIRING = 'src/index.ts';

/** Parts of the sync's ports that are the app's own tables and queue: Jira is not behind them. */
const OWN_PARTS = new Set([
  'queue',
  'site',
  'dirty',
  'jobs',
  'measures',
  'ratings',
  'experience',
  'facts',
  'letters',
  'storage',
  'erase',
  'log',
  'clock',
]);

type Exception = { readonly part: string; readonly text: string; readonly why: string };

/** Where a user's door may reach the app's view of Jira, word for word, and why nothing of it gets to the user. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    part: 'panel.projects → jira',
    text: 'projects: { noteClosedIfHidden: (project) => noteClosedIfHidden({ clock, jira, site: sync.site }, project) }',
    why: 'after the viewer’s own read of the issue, whether its project is closed to the app: a count on screen',
  },
  {
    part: 'panel.follow → sync',
    text: 'follow: (issue) => refetchIssue(sync, issue)',
    why: 'after the viewer’s own write, the issue’s facts as the worker would fetch them a minute later',
  },
  {
    part: 'checks.jira → jira',
    text: 'jira',
    why: 'one issue that the admin may browse, checked as them first, as the app reads it beside what the facts say: ids and numbers',
  },
  {
    part: 'checks.follow → sync',
    text: 'follow: (issue) => refetchIssue(sync, issue)',
    why: 'after the same check, the issue’s facts as the worker would fetch them',
  },
];

/** Functions of manifest.yml that somebody’s request runs: resolvers, and properties of a module on screen. */
export const USER_FUNCTIONS = ['resolver', 'lozenge'];

export const userPathFindings = (files: readonly SourceFile[]): string[] => {
  const trees = new Map(files.map((file) => [file.path, parsed(file)] as const));
  return [...sayers(trees), ...reached(trees), ...wired(trees)];
};

type Trees = ReadonlyMap<string, ts.SourceFile>;

const sayers = (trees: Trees): string[] =>
  [...trees].flatMap(([path, tree]) =>
    [...nodesOf(tree)].flatMap((node) => {
      if (!ts.isIdentifier(node)) return [];
      if (node.text === 'asApp' && path !== AS_APP) return [at(node, `asApp stands in ${AS_APP} alone`)];
      return node.text === 'asUser' && path !== AS_USER ? [at(node, `asUser stands in ${AS_USER} alone`)] : [];
    }),
  );

/** Modules of doors, and those that ask as the viewer, import nothing that leads to `asApp`. */
const reached = (trees: Trees): string[] => {
  const leads = leadingTo(trees, AS_APP);
  return [...trees.keys()]
    .filter((path) =>
      /^src\/(resolvers|usecases|domain|contract)\/|^src\/adapters\/jira\/viewer|^src\/adapters\/sql\//.test(path),
    )
    .filter((path) => leads.has(path))
    .map((path) => `${path}:1 imports what asks Jira as the app`);
};

/** All modules from which imports lead to this one, itself included. */
const leadingTo = (trees: Trees, target: string): ReadonlySet<string> => {
  const found = new Set([target]);
  for (let grown = true; grown; ) {
    const more = [...trees].filter(
      ([path, tree]) => !found.has(path) && importsOf(tree).some(({ from }) => found.has(resolved(trees, path, from))),
    );
    for (const [path] of more) found.add(path);
    grown = more.length > 0;
  }
  return found;
};

type Import = { readonly from: string; readonly names: readonly string[] };

/** What a module takes at run time; types are gone by then. */
const importsOf = (tree: ts.SourceFile): Import[] =>
  [...nodesOf(tree)].flatMap((node) => {
    if (ts.isCallExpression(node)) return takenLater(node);
    if (ts.isImportDeclaration(node)) return taken(node);
    if (!ts.isExportDeclaration(node) || node.isTypeOnly || !node.moduleSpecifier) return [];
    return [{ from: textOf(node.moduleSpecifier), names: [] }];
  });

const takenLater = ({ expression, arguments: [from] }: ts.CallExpression): Import[] => {
  const takes = expression.kind === ts.SyntaxKind.ImportKeyword || expression.getText() === 'require';
  return takes && from && ts.isStringLiteralLike(from) ? [{ from: from.text, names: [] }] : [];
};

const taken = ({ importClause: clause, moduleSpecifier }: ts.ImportDeclaration): Import[] => {
  if (clause?.isTypeOnly) return [];
  const bindings = clause?.namedBindings;
  const single = [
    ...(clause?.name ? [clause.name] : []),
    ...(bindings && ts.isNamespaceImport(bindings) ? [bindings.name] : []),
  ];
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements.filter((one) => !one.isTypeOnly) : [];
  const names = [...single, ...named.map(({ name }) => name)].map(({ text }) => text);
  // Without a clause a module is taken for what it does; with types alone it is not taken.
  return clause && names.length === 0 ? [] : [{ from: textOf(moduleSpecifier), names }];
};

const textOf = (node: ts.Expression): string => (ts.isStringLiteralLike(node) ? node.text : '');

const resolved = (trees: Trees, path: string, from: string): string => {
  if (!from.startsWith('.')) return from;
  const base = posix.join(posix.dirname(path), from);
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((one) => trees.has(one)) ?? base;
};

/** What src/index.ts ties to the doors of users. */
const wired = (trees: Trees): string[] => {
  const tree = trees.get(WIRING);
  if (tree === undefined) return [];
  const leads = leadingTo(trees, AS_APP);
  const tainted = new Set(
    importsOf(tree)
      .filter(({ from }) => leads.has(resolved(trees, WIRING, from)))
      .flatMap(({ names }) => names),
  );
  const consts = new Map(
    tree.statements
      .flatMap((one) => (ts.isVariableStatement(one) ? [...one.declarationList.declarations] : []))
      .map((one) => [one.name.getText(), one] as const),
  );
  const asksAsApp = (name: string): boolean => tainted.has(name) || saysTainted(consts.get(name), tainted);
  const seen = new Set<string>();
  const findings = new Set<string>();
  const look = (name: string): void => {
    const declared = consts.get(name);
    if (declared?.initializer === undefined || seen.has(name)) return;
    seen.add(name);
    for (const node of namesIn(declared.initializer)) {
      if (!asksAsApp(node.text)) look(node.text);
      else if (!isAllowed(node, name, declared))
        findings.add(at(node, `${partOf(node, name, declared)} asks Jira as the app on a user's path`));
    }
  };
  USER_FUNCTIONS.forEach(look);
  return [...findings];
};

/** Ports of the worker are of many parts: which of them is taken decides. */
const isAllowed = (node: ts.Identifier, name: string, owner: ts.Node): boolean => {
  if (ts.isPropertyAccessExpression(node.parent) && OWN_PARTS.has(node.parent.name.text)) return true;
  const text = propertyOf(node, owner)?.getText().replace(/\s+/g, ' ');
  return EXCEPTIONS.some((one) => one.part === partOf(node, name, owner) && one.text === text);
};

const partOf = (node: ts.Identifier, name: string, owner: ts.Node): string => {
  const property = propertyOf(node, owner)?.name.getText();
  return `${name}${property ? `.${property}` : ''} → ${node.text}`;
};

/** Whether a constant is made of what leads to `asApp`, such as the ports of the worker. */
const saysTainted = (declared: ts.VariableDeclaration | undefined, tainted: ReadonlySet<string>): boolean =>
  declared?.initializer !== undefined &&
  ts.isCallExpression(declared.initializer) &&
  tainted.has(declared.initializer.expression.getText());

const namesIn = (node: ts.Node): ts.Identifier[] =>
  [...nodesOf(node)].filter(ts.isIdentifier).filter((one) => {
    const { parent } = one;
    if (ts.isPropertyAccessExpression(parent)) return parent.expression === one;
    return (
      !(ts.isPropertyAssignment(parent) && parent.name === one) && !ts.isParameter(parent) && !ts.isTypeNode(parent)
    );
  });

/** The property of the constant within which a name stands, the outermost. */
const propertyOf = (node: ts.Node, owner: ts.Node): ts.PropertyAssignment | ts.ShorthandPropertyAssignment | null => {
  let found: ts.PropertyAssignment | ts.ShorthandPropertyAssignment | null = null;
  for (let one = node; one !== owner; one = one.parent)
    if (ts.isPropertyAssignment(one) || ts.isShorthandPropertyAssignment(one)) found = one;
  return found;
};

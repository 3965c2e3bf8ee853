// SQL that TiDB, MySQL 8 and MariaDB all take. What is not listed here is refused: a new function or type is entered
// only after a look at the manuals of all three (`reference/forge-platform.md` §5 has what was tried).
import ts from 'typescript';

/** Functions that all three have, with the same meaning. */
const FUNCTIONS = new Set(
  [
    ...['COUNT', 'SUM', 'AVG', 'MIN', 'MAX', 'ROW_NUMBER', 'RANK', 'DENSE_RANK', 'LAG', 'LEAD'],
    ...['COALESCE', 'IF', 'IFNULL', 'NULLIF', 'GREATEST', 'LEAST', 'ROUND', 'FLOOR', 'CEIL', 'ABS', 'MOD'],
    ...['CAST', 'CONCAT', 'CONCAT_WS', 'UNIX_TIMESTAMP', 'NOW', 'VALUES', 'LN', 'POW', 'LOWER'],
  ].map((name) => name.toLowerCase()),
);

/** Words of the language and types that may stand before a bracket. */
const WORDS = new Set(
  (
    'in and or not on exists over as from join select union all where when then else by using values key between like ' +
    'set having is null limit partition varchar decimal index'
  ).split(' '),
);

/** Column types that mean the same to all three; JSON, dates and times do not. */
const TYPES = /^(BIGINT|INT|SMALLINT|TINYINT|DOUBLE|VARCHAR\(\d+\)|TEXT|MEDIUMTEXT)$/i;

const refused: readonly (readonly [RegExp, string])[] = [
  [/->/, 'JSON arrows are not MariaDB’s'],
  [/\bAS\s+\w+(\s*\([^)]*\))?\s+ON\s+DUPLICATE\b/i, 'a row alias before ON DUPLICATE KEY is not MariaDB’s'],
  [/\bAS\s+JSON\s*\)|\bMEMBER\s+OF\b|\bLATERAL\b|\bVALUES\s+ROW\b/i, 'this is not MariaDB’s'],
  [/\bAUTO_RANDOM\b|\bCLUSTERED\b|\bCOLLATE\b|\bENGINE\s*=/i, 'engines differ in this'],
  [/\bFOREIGN\s+KEY\b|\bREFERENCES\b|\bCHECK\s*\(/i, 'Forge SQL has no constraints but keys'],
  [/\bRETURNING\b|\bREPLACE\s+INTO\b|\bNULLS\s+(FIRST|LAST)\b|\bFULL\s+(OUTER\s+)?JOIN\b/i, 'not all three have this'],
  [/\bFOR\s+(UPDATE|SHARE)\b|\bLOCK\s+IN\b|\bSTART\s+TRANSACTION\b|\bCOMMIT\b/i, 'there are no transactions'],
  [/\b(ADD|DROP)\s+COLUMN\s+IF\b/i, 'MySQL 8 has no IF here'],
  [/\bCREATE\s+(UNIQUE\s+)?INDEX\b/i, 'indexes stand inside CREATE TABLE'],
  [/@\w/, 'variables live no longer than a request'],
  [/;\s*\S/, 'one statement a request'],
];

/** What is wrong with a statement, or a part of one, in words; parameters and parts put in later stand as `?`. */
export const unportable = (text: string): string[] => {
  const bare = text.replace(/'(?:[^'\\]|\\.|'')*'/g, "''");
  return [
    ...refused.flatMap(([pattern, why]) => (pattern.test(bare) ? [why] : [])),
    ...functionsOf(bare)
      .filter((name) => !FUNCTIONS.has(name))
      .map((name) => `${name.toUpperCase()}() is not in the list of functions`),
    ...typesOf(bare)
      .filter((type) => !TYPES.test(type))
      .map((type) => `${type} is not in the list of types`),
  ];
};

const functionsOf = (text: string): string[] => {
  // Names of tables and keys stand before brackets, too.
  const calls = text.replace(/\b(INTO|EXISTS|KEY|TABLE)\s+\w+(?=\s*\()/gi, '$1');
  return [...calls.matchAll(/\b([a-z_]\w*)\s*\(/gi)]
    .map(([, name = '']) => name.toLowerCase())
    .filter((name) => !WORDS.has(name) && name !== 'into' && name !== 'table');
};

const typesOf = (text: string): string[] => {
  const body = /^\s*CREATE\s+TABLE\b[^(]*\(([\s\S]*)\)\s*$/i.exec(text)?.[1];
  if (body === undefined) return [];
  const parts = body.replace(/\([^)]*,[^)]*\)/g, '').split(',');
  return parts
    .map((part) => part.trim().split(/\s+/))
    .filter(([first = '']) => !/^(PRIMARY|UNIQUE|KEY|INDEX)$/i.test(first))
    .map(([, type = '']) => type);
};

/** Every piece of text in a source file, as SQL is written there; `${…}` stands as `?`. */
export const textsOf = (path: string, source: string): string[] => {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node))
      texts.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' ? '));
    if (!ts.isImportDeclaration(node)) ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest));
  return texts;
};

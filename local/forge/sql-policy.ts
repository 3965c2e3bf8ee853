/** What Forge SQL (TiDB behind a policy) refuses and MariaDB would accept; a reason in words, or null when it may run. */
export const refusal = (statement: string, door: 'dml' | 'ddl'): string | null => {
  const bare = withoutLiterals(statement);
  if (/;\s*\S/.test(bare)) return 'only one statement per request is allowed';
  if (door === 'dml' && !/^\s*\(?\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(bare))
    return 'only SELECT, INSERT, UPDATE and DELETE are allowed here';
  return denied.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
};

/** What MariaDB would run inside a comment; TiDB's own (`T!`) it ignores, and they are allowed. */
const RUN_COMMENT = /\/\*M?!/i;

/** Literals, quoted names and comments hold no syntax; read in one pass, because each may contain the signs of the others. */
const withoutLiterals = (statement: string): string =>
  statement.replace(
    /('(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|`[^`]*`)|(\/\*[\s\S]*?\*\/|--\s[^\n]*|#[^\n]*)/g,
    (whole, quoted: string | undefined) => (quoted === undefined ? (RUN_COMMENT.test(whole) ? whole : ' ') : "''"),
  );

const denied: readonly (readonly [RegExp, string])[] = [
  [RUN_COMMENT, 'comments that run are not supported'],
  [/\bINTO\s+(OUTFILE|DUMPFILE)\b|\bLOAD\s+DATA\b/i, 'files are out of reach'],
  [
    /^\s*(USE|SET|GRANT|REVOKE|FLUSH|KILL|SHUTDOWN)\b|\b(CREATE|DROP|ALTER)\s+(DATABASE|SCHEMA|USER|ROLE)\b/i,
    'an app administers no server',
  ],
  [/^\s*WITH\b[\s\S]*\b(DELETE|UPDATE)\b/i, 'WITH goes with SELECT only'],
  [/\bFOREIGN\s+KEY\b|\bREFERENCES\b/i, 'foreign keys are not supported'],
  [
    /\b(CREATE|DROP|ALTER)\s+(OR\s+REPLACE\s+)?(DEFINER\s*=\s*\S+\s+)?(TRIGGER|EVENT|PROCEDURE|FUNCTION)\b|\bCALL\s+\w/i,
    'stored programs are not supported',
  ],
  [/\bRETURNING\b/i, 'RETURNING is not supported'],
  [/\bSET\s+STATEMENT\b/i, 'SET STATEMENT is not supported'],
  [/\bPERCENTILE_(CONT|DISC)\b|\bMEDIAN\s*\(/i, 'ordered-set functions are not supported'],
  [/\bSKIP\s+LOCKED\b/i, 'SKIP LOCKED is not supported'],
  [/\b(FULLTEXT|SPATIAL)\b|\bMATCH\s*\(/i, 'full-text and spatial indexes are not supported'],
  [/\bCREATE\s+(TEMPORARY\s+)?TABLE\b[\s\S]*\bSELECT\b/i, 'CREATE TABLE … SELECT is not supported'],
  [/\bXA\s+(START|BEGIN|END|PREPARE|COMMIT)\b/i, 'XA is not supported'],
  [/\b(START\s+TRANSACTION|BEGIN|COMMIT|ROLLBACK|SAVEPOINT)\b/i, 'transactions over several requests do not exist'],
  [/\b(OPTIMIZE|CHECK|REPAIR)\s+TABLE\b/i, 'table maintenance is not supported'],
  [/\bJSON_TABLE\s*\(/i, 'JSON_TABLE is not verified on the platform'],
  [
    /\b(SLEEP|BENCHMARK|SHA2|AES_ENCRYPT|AES_DECRYPT|COMPRESS|UNCOMPRESS)\s*\(|\bLOCK\s+TABLES\b/i,
    'the query policy audits this function',
  ],
  [/\bREPLACE\s+INTO\b/i, 'only SELECT, INSERT, UPDATE and DELETE are allowed here'],
  [
    /\bVALUE\s*\(|\bSEQUENCE\b|\bseq_\d+_to_\d+\b|\bFETCH\s+(FIRST|NEXT)\b|\bROWS\s+EXAMINED\b|\bWITH\s+TIES\b/i,
    'this is MariaDB only',
  ],
  [
    /\b(NVL2?|ADD_MONTHS|TO_CHAR|CHR|SFORMAT|NATURAL_SORT_KEY|(NEXT|LAST|SET)VAL|JSON_(EXISTS|QUERY|COMPACT|LOOSE|DETAILED|NORMALIZE)|COLUMN_(GET|CREATE|ADD|LIST|JSON))\s*\(/i,
    'this function is MariaDB’s only',
  ],
  [
    /\bCREATE\s+OR\s+REPLACE\s+TABLE\b|\bSYSTEM\s+VERSIONING\b|\bFOR\s+PORTION\s+OF\b|\bEXECUTE\s+IMMEDIATE\b|\s(UUID|INET[46]|XMLTYPE)\b\s*(,|\)|NOT|NULL|DEFAULT)/i,
    'this is MariaDB only',
  ],
];

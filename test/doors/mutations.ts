import type { Fit } from './fit';

export type Mutation = {
  readonly what: string;
  readonly payload: unknown;
  readonly is: 'fits' | 'invalid' | 'too-large';
};

/** Requests larger than this are refused unread. */
const MOST_BYTES = 110_000;

/** Ids and names of other shapes: paths, queries, JQL, SQL, templates, prototypes, other scripts. */
export const INJECTIONS: readonly string[] = [
  ...['', ' ', '0', '-1', '+1', '1.5', '1e3', '0x10', ' 10001', '10001 ', '10001\n', '٣', '१०', '99999999999999999999'],
  ...[
    'ABC-1',
    'ABC-1%2f..%2f',
    '10001/../..',
    '10001%2f..',
    '10001%252e%252e',
    '10001;x',
    '10001?expand=names',
    '10001#',
  ],
  ...[
    '" OR project != "',
    '\\"',
    ') OR (',
    '10001) OR 1=1 --',
    '1 ORDER BY key',
    'x\u201d OR \u201c',
    'a,b',
    '10001,10002',
  ],
  ...[
    "' OR '1'='1",
    "1'; DROP TABLE issue; --",
    '1 UNION SELECT 1',
    '/*',
    '\u0000',
    '${1+1}',
    '{{1}}',
    '<img onerror=x>',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'true',
    'NaN',
    '\ud800',
    '\u202e10001',
    'javascript:alert(1)',
  ],
];

/** Keys that are in no request: forged contexts and grants, and what every object has by itself. */
const FORGED: readonly (readonly [string, unknown])[] = [
  ...([
    ['surprise', 1],
    ['context', { accountId: 'a10' }],
    ['principal', { accountId: 'a10' }],
    ['viewer', 'a10'],
  ] as const),
  ...([
    ['isAdmin', true],
    ['access', { everything: true }],
    ['grant', 'licensed'],
    ['asApp', true],
    ['moduleKey', 'settings'],
  ] as const),
  ...([
    ['__proto__', { isAdmin: true }],
    ['constructor', { name: 'x' }],
    ['toString', 'x'],
    ['hasOwnProperty', 1],
  ] as const),
  ...([
    ['orderBy', 'name; DROP'],
    ['limit', 1e9],
    ['jql', 'project is not EMPTY'],
    ['siteId', 'other'],
  ] as const),
];
/** Names that some requests have. */
const OWNED: readonly (readonly [string, unknown])[] = [
  ['accountId', 'a10'],
  ['teamId', 940_002],
];

type Node = { readonly path: readonly string[]; readonly value: unknown };

/** Everything that is done to one door's payload, with what must become of it. */
export const mutationsOf = (fit: Fit): readonly Mutation[] => [
  ...wholes(fit),
  ...large(fit),
  ...mutationsIn(fit, () => true),
  // Of others what is different about them.
  ...(fit.also ?? []).flatMap((payload) =>
    mutationsIn({ ...fit, payload }, ([top = '']) => JSON.stringify(payload[top]) !== JSON.stringify(fit.payload[top])),
  ),
];

const mutationsIn = (fit: Fit, isTold: (path: readonly string[]) => boolean): readonly Mutation[] => {
  const nodes = nodesIn(fit.payload, []).filter(({ path }) => isTold(path));
  return [
    { what: 'as it should be', payload: fit.payload, is: 'fits' },
    ...nodes.flatMap((node) => (isObject(node.value) ? forged(fit, node) : [])),
    ...nodes.filter(({ path }) => path.length > 0).flatMap((node) => broken(fit, node)),
  ];
};

/** Nothing stands for a request without properties: @forge/resolver makes `{}` of it. */
const wholes = ({ payload }: Fit): Mutation[] =>
  [[], 'x', '', 7, 0, true, false, null, undefined, [{}], 'null'].map((whole) => ({
    what: `${JSON.stringify(whole)} for a request`,
    payload: whole,
    is: !whole && Object.keys(payload).length === 0 ? 'fits' : 'invalid',
  }));

const forged = (fit: Fit, { path, value }: Node): Mutation[] =>
  [...FORGED, ...OWNED]
    .filter(([key]) => !Object.hasOwn(value as object, key))
    .map(([key, forgery]) => ({
      what: `${key} at ${path.join('.') || 'the top'}`,
      payload: changedAt(fit.payload, path, (node) => withKey(node as object, key, forgery)),
      is: 'invalid' as const,
    }));

/** As JSON would make it: also `__proto__` is a key of its own then. */
const withKey = (node: object, key: string, value: unknown): object => {
  const copy = { ...node };
  Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
};

const broken = (fit: Fit, { path, value }: Node): Mutation[] => {
  const put = (what: string, next: unknown): Mutation => {
    const payload = changedAt(fit.payload, path, () => next);
    return {
      what: `${what} at ${path.join('.')}`,
      payload,
      is: sizeOf(payload) > MOST_BYTES ? 'too-large' : 'invalid',
    };
  };
  const inList = /^\d+$/.test(path.at(-1) ?? '');
  const null_ = put('null', null);
  return [
    named(path, fit.nullable) ? { ...null_, is: 'fits' } : null_,
    ...(inList ? [] : [without(fit, path)]),
    ...othersThan(value).map(([what, next]) => put(what, next)),
    ...(typeof value === 'string' && !named(path, fit.free) ? injected(value, shapeAt(fit, path, value), put) : []),
    ...(typeof value === 'string' && named(path, fit.free) ? texts(fit, path) : []),
    ...(typeof value === 'number'
      ? [1e300, -1e300, Number.MAX_VALUE, Number.NaN, Number.POSITIVE_INFINITY].map((next) => put(String(next), next))
      : []),
    ...(Array.isArray(value)
      ? [
          put('5,001 items', manyOf(value[0] ?? 1, 5001)),
          put(
            '10,001 nulls',
            Array.from({ length: 10_001 }, () => null),
          ),
        ]
      : []),
  ];
};

/** An account may be called anything of these letters; every other id, word and day has a shape that none of them has. */
const ACCOUNT_SHAPE = /^[A-Za-z0-9:_-]{1,128}$/;

const shapeAt = ({ shapes = {} }: Fit, path: readonly string[], value: string): RegExp | null => {
  const own = Object.keys(shapes).find((one) => named(path, [one]));
  return own === undefined ? (value.startsWith('acc-') ? ACCOUNT_SHAPE : null) : (shapes[own] ?? null);
};

const injected = (value: string, shape: RegExp | null, put: (what: string, next: unknown) => Mutation): Mutation[] =>
  [...INJECTIONS, ...(shape === null ? [] : ['x'.repeat(129), '*', 'a b'])]
    .filter((text) => text !== value)
    .map((text) =>
      shape?.test(text) ? { ...put(JSON.stringify(text), text), is: 'fits' } : put(JSON.stringify(text), text),
    );

const without = (fit: Fit, path: readonly string[]): Mutation => ({
  what: `no ${path.join('.')}`,
  payload: removedAt(fit.payload, path),
  is: named(path, fit.optional) ? 'fits' : 'invalid',
});

/** Text that an admin may type passes the door whatever it says; what is too long does not. */
const texts = (fit: Fit, path: readonly string[]): Mutation[] => [
  ...[
    "'; DROP TABLE issue; --",
    '" OR project != "',
    '=HYPERLINK("x")',
    '<img src=x onerror=alert(1)>',
    '\u202eabc',
  ].map((text) => ({
    what: `${JSON.stringify(text)} at ${path.join('.')}`,
    payload: changedAt(fit.payload, path, () => text),
    is: 'fits' as const,
  })),
  {
    what: `104 kB of text at ${path.join('.')}`,
    payload: changedAt(fit.payload, path, () => 'x'.repeat(104_000)),
    is: 'invalid',
  },
];

const othersThan = (value: unknown): readonly (readonly [string, unknown])[] => {
  const all: readonly (readonly [string, string, unknown])[] = [
    ...([
      ['string', 'text', 'x'],
      ['number', 'a number', 7],
      ['boolean', 'true', true],
    ] as const),
    ...([
      ['object', 'an object', {}],
      ['array', 'a list', []],
      ['array', 'a list in a list', [[]]],
    ] as const),
    ['object', 'a forged prototype', JSON.parse('{"__proto__":{"length":3},"length":3}')],
  ];
  // null stands for something else: everything but what it may be is found by the filled payload.
  const kind = Array.isArray(value) ? 'array' : typeof value;
  if (value === null) return all.filter(([of]) => of === 'boolean').map(([, what, next]) => [what, next]);
  return all.filter(([of]) => of !== kind).map(([, what, next]) => [what, next]);
};

const large = (fit: Fit): Mutation[] => [
  { what: '120 kB more', payload: { ...fit.payload, more: 'x'.repeat(120_000) }, is: 'too-large' },
  { what: 'a request 400 deep', payload: { ...fit.payload, more: deep(400) }, is: 'invalid' },
  {
    what: '1,000 keys',
    payload: { ...fit.payload, ...Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`k${n}`, n])) },
    is: 'invalid',
  },
];

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const sizeOf = (payload: unknown): number => Buffer.byteLength(JSON.stringify(payload) ?? 'null');

/** Distinct ids where the items are ids, so that a cap is what refuses them. */
const manyOf = (item: unknown, count: number): unknown[] =>
  Array.from({ length: count }, (_, n) =>
    typeof item === 'string' && /^\d+$/.test(item) ? String(1_000_000 + n) : item,
  );

/** Whether a path is one of those named, `*` standing for any step. */
const named = (path: readonly string[], paths: readonly string[] = []): boolean =>
  paths.some((one) => {
    const steps = one.split('.');
    return steps.length === path.length && steps.every((step, n) => step === '*' || step === path[n]);
  });

const nodesIn = (value: unknown, path: readonly string[]): Node[] => {
  const inner =
    Array.isArray(value) || isObject(value)
      ? Object.entries(value as object).flatMap(([key, part]) => nodesIn(part, [...path, key]))
      : [];
  return [{ path, value }, ...inner];
};

const changedAt = (value: unknown, [step, ...rest]: readonly string[], change: (node: unknown) => unknown): unknown => {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return value.map((part, n) => (String(n) === step ? changedAt(part, rest, change) : part));
  return { ...(value as object), [step]: changedAt((value as Record<string, unknown>)[step], rest, change) };
};

const removedAt = (value: unknown, path: readonly string[]): unknown =>
  changedAt(value, path.slice(0, -1), (node) =>
    Object.fromEntries(Object.entries(node as object).filter(([key]) => key !== path.at(-1))),
  );

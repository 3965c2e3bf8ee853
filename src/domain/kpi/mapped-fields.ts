/** Custom fields of Jira that an admin can map; what is kept of each is one number an issue. */
export const FIELD_KINDS = ['satisfaction', 'nps', 'signOff', 'safety', 'tier', 'requester', 'checklist'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** How a field's value becomes a number. */
export type FieldShape =
  /** The number itself. */
  | 'number'
  /** 1 = it is filled in: a date, a choice, a tick, a text. */
  | 'filled'
  /** The id of the option chosen, the first of several; or the number of a number field. */
  | 'option'
  /** How many options are ticked; or the number of a number field. */
  | 'ticked';

export const SHAPES: Readonly<Record<FieldKind, FieldShape>> = {
  satisfaction: 'number',
  nps: 'number',
  signOff: 'filled',
  safety: 'option',
  tier: 'option',
  requester: 'option',
  checklist: 'ticked',
};

/** What Jira calls the types (`schema.type`, arrays by what they hold) that a kind can be read from. */
export const READABLE: Readonly<Record<FieldShape, readonly string[]>> = {
  number: ['number'],
  filled: ['date', 'datetime', 'option', 'array option', 'user', 'string', 'number'],
  option: ['option', 'array option', 'option-with-child', 'number'],
  ticked: ['array option', 'number'],
};

export const isReadable = (kind: FieldKind, type: string): boolean => READABLE[SHAPES[kind]].includes(type);

/** The number that is kept of a field's value; null = empty, or of a shape that the kind is not read from. */
export const keptOf = (kind: FieldKind, value: unknown): number | null => {
  const number = typeof value === 'number' && Number.isFinite(value) ? value : null;
  switch (SHAPES[kind]) {
    case 'number':
      return number;
    case 'filled':
      return isFilled(value) ? 1 : null;
    case 'option':
      return number ?? optionOf(Array.isArray(value) ? value[0] : value);
    case 'ticked':
      return number ?? (Array.isArray(value) && value.length > 0 ? value.length : null);
  }
};

const isFilled = (value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  value !== false &&
  value !== '' &&
  !(Array.isArray(value) && value.length === 0);

const optionOf = (value: unknown): number | null => {
  const id = typeof value === 'object' && value !== null && 'id' in value ? Number(value.id) : Number.NaN;
  return Number.isSafeInteger(id) ? id : null;
};

type Mapped = { readonly kind: FieldKind; readonly field: string };
type Broken = Mapped & { readonly why: 'gone' | 'retyped' };

/** Mapped fields that Jira no longer has, or has as a type that their kind is not read from. A new name breaks nothing. */
export const brokenAmong = <T extends Mapped>(
  mapped: readonly T[],
  types: ReadonlyMap<string, string>,
): readonly Broken[] =>
  mapped.flatMap(({ kind, field }): Broken[] => {
    const type = types.get(field);
    if (type === undefined) return [{ kind, field, why: 'gone' }];
    return isReadable(kind, type) ? [] : [{ kind, field, why: 'retyped' }];
  });

/** The type of a field as `READABLE` has it: `array option` for a list of options. */
export const typeName = ({
  type,
  items,
}: {
  readonly type?: string | null | undefined;
  readonly items?: string | null | undefined;
}): string => (type === 'array' ? `array ${items ?? ''}` : (type ?? ''));

/** 24 bits of a field's name (FNV-1a): enough to tell that it has another one, too little to read a name from. */
export const nameMark = (name: string): number => {
  let mark = 0x811c9dc5;
  for (const sign of name.normalize('NFC')) mark = Math.imul(mark ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (mark >>> 8) & 0xffffff;
};

/** Whether a field has another name than when it was chosen; a field that was chosen before marks were kept never has. */
export const isRenamed = (mark: number | undefined, name: string): boolean =>
  mark !== undefined && mark !== nameMark(name);

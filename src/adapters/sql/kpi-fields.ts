import { z } from 'zod';
import type { KpiFields } from '../../contract/kpi-settings';
import { FIELD_KINDS } from '../../domain/kpi/mapped-fields';
import type { KeptFields, Versioned } from '../../usecases/kpi/ports';
import type { MappedField } from '../../usecases/ratings/ports';
import type { SettingRow } from './setting-row';

export const FIELDS_SETTING = 'kpi.fields';
/** Mapped fields that the worker found gone, or of another type. */
export const BROKEN_SETTING = 'kpi.broken';

// Sites that saved before a kind of field came have none of it; until then each field carried its own `gen`.
const mapped = {
  ...{ field: z.string().regex(/^customfield_\d{1,9}$/), nameMark: z.number().int().optional() },
  gen: z.number().int().optional(),
};
const one = z.object(mapped).nullable().default(null);
const marks = z
  .object({ types: z.array(z.string()), labels: z.array(z.string()), options: z.array(z.string()) })
  .nullable()
  .default(null);
const texts = z.array(z.string()).default([]);
const stored = z.object({
  satisfaction: z.object({ ...mapped, min: z.number(), max: z.number(), top: z.number() }).nullable(),
  nps: one,
  signOff: one,
  scopeItems: marks,
  signedOff: texts,
  safety: one,
  safetyIssues: marks,
  incidents: marks,
  nearMisses: marks,
  coordination: marks,
  tier: one,
  requester: one,
  checklist: one,
  procedures: z
    .array(z.object({ type: z.string(), steps: z.array(z.string()), items: z.number().int().nullable() }))
    .default([]),
  disciplines: z.array(z.object({ name: z.string(), teams: z.array(z.number().int()) })).default([]),
  gens: z.partialRecord(z.enum(FIELD_KINDS), z.number().int()).default({}),
});

/** What holds until an admin decides otherwise. */
export const NO_FIELDS: KpiFields = {
  ...{ satisfaction: null, nps: null, signOff: null, scopeItems: null, signedOff: [], safety: null },
  ...{ safetyIssues: null, incidents: null, nearMisses: null, coordination: null, tier: null },
  ...{ requester: null, checklist: null, procedures: [], disciplines: [] },
};

const parsed = (value: string | undefined): KeptFields => {
  const { data } = stored.safeParse(JSON.parse(value ?? 'null'));
  if (data === undefined) return { ...NO_FIELDS, gens: {} };
  const { gens, ...rest } = data;
  const own = FIELD_KINDS.flatMap((kind) => {
    const gen = rest[kind] === null ? undefined : (gens[kind] ?? rest[kind].gen);
    return gen === undefined ? [] : [[kind, gen] as const];
  });
  const bare = FIELD_KINDS.map((kind) => [kind, rest[kind] && withoutGen(rest[kind])]);
  return { ...rest, ...(Object.fromEntries(bare) as Pick<KpiFields, 'nps'>), gens: Object.fromEntries(own) };
};

const withoutGen = <T extends { readonly gen?: number | undefined }>({ gen: _, ...rest }: T): Omit<T, 'gen'> => rest;

export const fieldsOf = (row: SettingRow | undefined): Versioned<KeptFields> => ({
  value: parsed(row?.value),
  version: row?.version ?? 0,
});

/** The fields that issues are asked for. */
export const mappedFields = (value: string | undefined): readonly MappedField[] => {
  const fields = parsed(value);
  return FIELD_KINDS.flatMap((kind) => {
    const [own, gen] = [fields[kind], fields.gens[kind]];
    return own === null || gen === undefined ? [] : [{ kind, field: own.field, gen }];
  });
};

const broken = z.array(z.object({ kind: z.enum(FIELD_KINDS), field: z.string(), why: z.enum(['gone', 'retyped']) }));

export const brokenOf = (row: Pick<SettingRow, 'value'> | undefined): z.infer<typeof broken> =>
  broken.safeParse(JSON.parse(row?.value ?? '[]')).data ?? [];

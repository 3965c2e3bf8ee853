import { z } from 'zod';
import { RATING_KINDS } from '../../domain/kpi/ratings';
import type { KeptFields, Versioned } from '../../usecases/kpi/ports';
import type { MappedField } from '../../usecases/ratings/ports';
import type { SettingRow } from './setting-row';

export const FIELDS_SETTING = 'kpi.fields';

const mapped = { field: z.string().regex(/^customfield_\d{1,9}$/), gen: z.number().int() };
const stored = z.object({
  satisfaction: z.object({ ...mapped, min: z.number(), max: z.number(), top: z.number() }).nullable(),
  nps: z.object(mapped).nullable(),
});

const NONE: KeptFields = { satisfaction: null, nps: null };

const parsed = (value: string | undefined): KeptFields => {
  const { data } = stored.safeParse(JSON.parse(value ?? 'null'));
  return data ?? NONE;
};

export const fieldsOf = (row: SettingRow | undefined): Versioned<KeptFields> => ({
  value: parsed(row?.value),
  version: row?.version ?? 0,
});

/** The fields that issues are asked for. */
export const mappedFields = (value: string | undefined): readonly MappedField[] => {
  const fields = parsed(value);
  return RATING_KINDS.flatMap((kind) => {
    const own = fields[kind];
    return own === null ? [] : [{ kind, field: own.field, gen: own.gen }];
  });
};

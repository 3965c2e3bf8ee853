/** Parts of a payload as the log has it: what they are is looked at, never believed. */
export type Json = unknown;

export const isRecord = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const recordOf = (value: Json): Readonly<Record<string, Json>> => (isRecord(value) ? value : {});
export const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);
export const written = (value: Json): string => JSON.stringify(value) ?? '';
export const textOf = (value: Json): string => (typeof value === 'string' ? value : '');
export const numberOf = (value: Json): number => (typeof value === 'number' ? value : 0);

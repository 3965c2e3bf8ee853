import { z } from 'zod';

const AN_INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.]\d+)?)?)(?:Z|([+-]\d\d):?(\d\d))$/;

/** Milliseconds since 1970 of an instant with its offset, with or without a colon in it; NaN for another text. */
export const instantOf = (text: string): number => {
  const [, local, hours, minutes] = AN_INSTANT.exec(text) ?? [];
  if (local === undefined) return Number.NaN;
  return Date.parse(hours === undefined ? `${local}Z` : `${local}${hours}:${minutes}`);
};

/** An instant as Jira and others write it, as milliseconds since 1970. */
export const instantText = z
  .string()
  .refine((text) => !Number.isNaN(instantOf(text)), 'an instant such as 2024-05-31T09:30:00Z')
  .transform(instantOf);

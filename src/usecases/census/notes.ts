import { z } from 'zod';

const ids = z.array(z.string());
const note = z.discriminatedUnion('kind', [
  /** Issue by issue they agree, and yet the counts differ by so much: Jira's is about right only. */
  z.object({ kind: z.literal('slack'), by: z.number() }),
  /** Compared up to the creation instant `from`; `before` = what was gone already an hour or more ago. */
  z.object({
    kind: z.literal('walk'),
    from: z.number().nullable(),
    known: z.number(),
    missing: z.number(),
    absent: ids,
    gone: z.number(),
    before: ids.nullable(),
  }),
  /** So much was gone at once that it is looked at again first. */
  z.object({ kind: z.literal('shrunk'), absent: ids, at: z.number() }),
  /** What changed since then is read again; then, of a project that came back, it is compared. */
  z.object({
    kind: z.literal('reread'),
    base: z.number(),
    token: z.string().nullable(),
    mark: z.number(),
    lastId: z.string().nullable(),
    walks: z.boolean().default(true),
  }),
  /** Closed or archived, when we last looked. */
  z.object({ kind: z.literal('away'), lookedAt: z.number() }),
]);

/** What the census remembers of a project between its turns. */
export type Note = z.infer<typeof note>;
export type NoteOf<Kind extends Note['kind']> = Extract<Note, { kind: Kind }>;

/** Null where there is none, or one of older code: then the project is counted anew. */
export const noteOf = (checkpoint: string | null): Note | null => {
  if (checkpoint === null) return null;
  return note.safeParse(JSON.parse(checkpoint)).data ?? null;
};

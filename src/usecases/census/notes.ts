/** What the census remembers of a project between its turns. */
export type Note =
  /** Issue by issue they agree, and yet the counts differ by so much: Jira's is about right only. */
  | { readonly kind: 'slack'; readonly by: number }
  /** Compared up to the creation instant `from`; `before` = what was gone already an hour or more ago. */
  | {
      readonly kind: 'walk';
      readonly from: number | null;
      readonly known: number;
      readonly missing: number;
      readonly absent: readonly string[];
      readonly gone: number;
      readonly before: readonly string[] | null;
    }
  /** So much was gone at once that it is looked at again first. */
  | { readonly kind: 'shrunk'; readonly absent: readonly string[]; readonly at: number }
  /** What changed since then is read again; `walks` = it came back: all of it is, then it is compared. */
  | {
      readonly kind: 'reread';
      readonly base: number;
      readonly token: string | null;
      readonly mark: number;
      readonly lastId: string | null;
      readonly walks: boolean;
    }
  /** Closed or archived, when we last looked. */
  | { readonly kind: 'away'; readonly lookedAt: number };

export type NoteOf<Kind extends Note['kind']> = Extract<Note, { kind: Kind }>;

const KINDS: readonly string[] = ['slack', 'walk', 'shrunk', 'reread', 'away'] satisfies Note['kind'][];

/** Null where there is none, or one of a kind that nobody knows any more: then the project is counted anew. */
export const noteOf = (checkpoint: string | null): Note | null => {
  if (checkpoint === null) return null;
  const note = JSON.parse(checkpoint) as Note;
  return KINDS.includes(note.kind) ? note : null;
};

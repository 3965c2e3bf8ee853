import { createHash } from 'node:crypto';

/** What an entry's hash covers, in this order. */
export type Hashed = {
  readonly seq: number;
  readonly at: number;
  readonly actor: number;
  readonly action: string;
  readonly kind: string;
  readonly id: string | null;
  readonly subject: number | null;
  readonly version: number | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly secret: boolean;
};

/** SHA-256 over an entry and the hash of the one before it; the first entry follows the empty text. */
export const entryHash = (previous: string, entry: Hashed): string => {
  const { seq, at, actor, action, kind, id, subject, version, before, after, secret } = entry;
  const covered = [previous, seq, at, actor, action, kind, id, subject, version, before, after, secret];
  return createHash('sha256').update(JSON.stringify(covered)).digest('hex');
};

import type { ImportCheck, ImportKind } from '../../contract';
import { backend, unwrap } from '../shared/backend';

/** What one request carries, with room for what is around it: a request may have 110 kB. */
const MOST_BYTES = 80_000;

/** A text that was sent, to be checked and applied. */
export type Sent = { readonly importId: string; readonly parts: number; readonly kind: ImportKind };

/** Sends a text of any size, in as many requests as it takes. */
export const sendInParts = async (kind: ImportKind, text: string): Promise<Sent> => {
  const importId = crypto.randomUUID();
  const pieces = piecesOf(text);
  for (const [part, piece] of pieces.entries()) unwrap(await backend('putImportPart', { importId, part, text: piece }));
  return { importId, parts: pieces.length, kind };
};

export const checkSent = async (sent: Sent): Promise<ImportCheck> => unwrap(await backend('checkImport', { ...sent }));

/** How many lines were stored. */
export const applySent = async (sent: Sent, seen: string): Promise<number> =>
  unwrap(await backend('applyImport', { ...sent, seen })).lines;

/** Pieces of a text by the bytes that they take in JSON; a sign of two units stays whole. */
export const piecesOf = (text: string, most = MOST_BYTES): readonly string[] => {
  const pieces: string[] = [];
  let [from, bytes] = [0, 0];
  for (let at = 0; at < text.length; ) {
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const size = sign < ' ' || sign === '"' || sign === '\\' ? 6 : sign < '\u0080' ? 1 : 4;
    if (bytes + size > most) {
      pieces.push(text.slice(from, at));
      [from, bytes] = [at, 0];
    }
    bytes += size;
    at += sign.length;
  }
  return [...pieces, text.slice(from)];
};

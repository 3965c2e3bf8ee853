import type { ImportCheck, ImportKind } from '../../contract';
import { backend, unwrap } from '../shared/backend';
import { piecesOf } from './pieces';

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

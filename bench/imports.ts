import { randomUUID } from 'node:crypto';
import type { ImportCheck, Reply } from '../src/contract';
import { piecesOf } from '../src/frontend/settings/pieces';
import type { Bench } from './panel/site';

/** Sends a file in the parts that the page sends, and has it checked; what `applyImport` wants comes along. */
export const sendAndCheck = async ({ invoke }: Bench, kind: 'people' | 'skills', text: string) => {
  const importId = randomUUID();
  const pieces = piecesOf(text);
  for (const [part, piece] of pieces.entries())
    await invoke('settings', 'putImportPart', { importId, part, text: piece });
  const asked = { importId, parts: pieces.length, kind };
  const reply = await invoke<Reply<ImportCheck>>('settings', 'checkImport', asked);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return { importId, parts: pieces.length, ...reply.value };
};

export const timed = async <T>(act: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> => {
  const started = performance.now();
  const value = await act();
  return { value, ms: performance.now() - started };
};

import type { Brand } from '../brand';
import { type SipKey, sipHash } from './sip-hash';

/** A word, tag or label as 52 bits that mean nothing outside this installation: a safe integer, never 0. */
export type Term = Brand<number, 'Term'>;

/** The installation's key, made once from its salt. */
export type TermKey = Brand<SipKey, 'TermKey'>;

export const termKey = (salt: string): TermKey => {
  const bytes = bytesOf(salt);
  const [a, b] = sipHash([0, 0, 0, 1], bytes);
  const [c, d] = sipHash([0, 0, 0, 2], bytes);
  return [a | 0, b | 0, c | 0, d | 0] as readonly [number, number, number, number] as TermKey;
};

/** The same text of two kinds gets two hashes: a label says something else than a word of the summary. */
export const termHash = (key: TermKey, kind: 'word' | 'label', text: string): Term => {
  const [low, high] = sipHash(key, bytesOf(`${kind}\0${text}`));
  return ((high & 0xfffff) * 0x100000000 + low || 1) as Term;
};

/** UTF-16 units, low byte first: needs no encoder, and no two texts share their bytes. */
const bytesOf = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[2 * i] = unit & 0xff;
    bytes[2 * i + 1] = unit >> 8;
  }
  return bytes;
};

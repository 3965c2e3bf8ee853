/** 128 bits as four signed 32-bit words, lowest first. */
export type SipKey = readonly [number, number, number, number];

/**
 * SipHash-2-4 (Aumasson, Bernstein 2012): a keyed 64-bit hash of short inputs, as [low, high] 32-bit words. Pure JavaScript,
 * so that domain, worker and browser agree without a crypto library.
 */
export const sipHash = ([k0, k1, k2, k3]: SipKey, bytes: Uint8Array): [low: number, high: number] => {
  const v = Int32Array.of(
    ...[k0 ^ 0x70736575, k1 ^ 0x736f6d65, k2 ^ 0x6e646f6d, k3 ^ 0x646f7261],
    ...[k0 ^ 0x6e657261, k1 ^ 0x6c796765, k2 ^ 0x79746573, k3 ^ 0x74656462],
  );
  const whole = bytes.length & ~7;
  for (let at = 0; at < whole; at += 8) absorb(v, wordAt(bytes, at), wordAt(bytes, at + 4));
  absorb(v, wordAt(bytes, whole), wordAt(bytes, whole + 4) | (bytes.length << 24));
  v[4] = (v[4] ?? 0) ^ 0xff;
  for (let i = 0; i < 4; i++) round(v);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = v;
  return [(a ^ c ^ e ^ g) >>> 0, (b ^ d ^ f ^ h) >>> 0];
};

/** Four bytes, lowest first; bytes behind the end are 0. */
const wordAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);

const absorb = (v: Int32Array, low: number, high: number): void => {
  v[6] = (v[6] ?? 0) ^ low;
  v[7] = (v[7] ?? 0) ^ high;
  round(v);
  round(v);
  v[0] = (v[0] ?? 0) ^ low;
  v[1] = (v[1] ?? 0) ^ high;
};

/** 64-bit words live in pairs (low, high): v0 = 0, v1 = 2, v2 = 4, v3 = 6. */
const round = (v: Int32Array): void => {
  mix(v, 0, 2, 13);
  swap(v, 0);
  mix(v, 4, 6, 16);
  mix(v, 0, 6, 21);
  mix(v, 4, 2, 17);
  swap(v, 4);
};

/** a += b; b = rotl(b, bits) ^ a. `bits` below 32. */
const mix = (v: Int32Array, a: number, b: number, bits: number): void => {
  const [bl, bh] = [v[b] ?? 0, v[b + 1] ?? 0];
  const low = ((v[a] ?? 0) >>> 0) + (bl >>> 0);
  v[a] = low;
  v[a + 1] = (v[a + 1] ?? 0) + bh + (low > 0xffffffff ? 1 : 0);
  v[b] = ((bl << bits) | (bh >>> (32 - bits))) ^ (v[a] ?? 0);
  v[b + 1] = ((bh << bits) | (bl >>> (32 - bits))) ^ (v[a + 1] ?? 0);
};

/** rotl by 32. */
const swap = (v: Int32Array, a: number): void => {
  const low = v[a] ?? 0;
  v[a] = v[a + 1] ?? 0;
  v[a + 1] = low;
};

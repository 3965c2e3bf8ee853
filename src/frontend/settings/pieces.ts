/** What one request carries, with room for what is around it: a request may have 110 kB. */
const MOST_BYTES = 80_000;

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

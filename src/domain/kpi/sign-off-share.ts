import { answered, type KpiFrame, notSetUp, share } from './frame';
import type { KpiResult } from './result';

/** Scope items that are signed off ÷ scope items, as of the facts. `signedOff` null = the mapped field is not read yet. */
export const signOffShare = (
  frame: KpiFrame,
  items: readonly { readonly signedOff: boolean | null }[],
  mapped: boolean,
): KpiResult => {
  if (!mapped) return notSetUp(frame, 'share', 'sign-off');
  const known = items.filter(({ signedOff }) => signedOff !== null);
  const signedOff = known.filter((item) => item.signedOff).length;
  return answered(frame, 'share', share(signedOff, known.length), known.length, {
    excluded: { 'not-mapped': items.length - known.length },
    parts: { signedOff },
  });
};

import { z } from 'zod';
import { SHARES, type Shares } from '../../domain/budget/allowance';

export const SYNC_SETTING = 'sync';

const part = z.number().gt(0).max(1);
const saved = z.object({ share: part, largeShare: part });

/** What the site decided, out of its setting; what cannot be read is as if nobody had decided. */
export const sharesOf = (value: string | null): Shares =>
  value === null ? SHARES : (saved.safeParse(JSON.parse(value)).data ?? SHARES);

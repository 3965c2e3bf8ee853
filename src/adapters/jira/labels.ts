import { createHash } from 'node:crypto';

/** A label as 52 bits that mean nothing outside this installation. Never 0. */
export const labelHash = (salt: string, label: string): number =>
  Number.parseInt(createHash('sha256').update(`${salt}\0label\0${label}`).digest('hex').slice(0, 13), 16) || 1;

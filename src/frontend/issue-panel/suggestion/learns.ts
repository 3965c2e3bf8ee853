import type { Candidate } from '../../../contract/suggestion';
import type { There } from './props';

/** Which skill somebody wants to learn; null = they are not the growth pick. */
export const learns = ({ of }: There, { accountId }: Candidate): string | null =>
  of.growth?.accountId !== accountId ? null : (of.needed.find(({ skill }) => skill === of.growth?.skill)?.name ?? null);

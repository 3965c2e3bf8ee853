import type { PersonId } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';
import type { AuditPort } from '../audit/ports';
import type { PeopleData } from '../privacy/ports';

/** An account that is held, and when what is held of it was last looked at. */
export type HeldAccount = { readonly person: PersonId; readonly accountId: string; readonly lookedAt: Instant };

export type AccountAnswer = { readonly accountId: string; readonly status: 'closed' | 'updated' };

/** Atlassian, to whom accounts that are held are told. */
export type AccountReporter = {
  /** At most 90, one call at a time. Nobody about whom there is something to do is in the answers. Fails as `busy` for as long as asked. */
  readonly report: (accounts: readonly HeldAccount[]) => Promise<{
    readonly answers: readonly AccountAnswer[];
    /** Days within which each account has to be told again; null = the answer does not say. */
    readonly cycleDays: number | null;
  }>;
};

/** When each account was last told. */
export type AccountStore = {
  /** Accounts that were not told since then, the longest ago first, at most 90; null = there is no table yet. */
  readonly due: (before: Instant) => Promise<readonly HeldAccount[] | null>;
  readonly told: (people: readonly PersonId[], answer: 'updated' | null, at: Instant) => Promise<void>;
  /** Zone, kind and activity are read again. */
  readonly lookAgain: (people: readonly PersonId[]) => Promise<void>;
  /** Forgets when somebody who was erased was told. */
  readonly forget: (person: PersonId) => Promise<void>;
};

export type AccountPorts = {
  readonly store: AccountStore;
  readonly reporter: AccountReporter;
  readonly people: Pick<PeopleData, 'erase' | 'personOf'>;
  readonly audit: AuditPort;
};

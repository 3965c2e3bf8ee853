import type { Instant } from '../domain/units';
import type { PersonSetting } from './calendars';
import type { KnownOfPerson, OwnKind, SelfService } from './privacy';
import type { AccountId, Reading, Reply } from './reply';
import type { PersonSkills, SkillMap } from './skills';

/** The page of one's own. No request names an account: it is always the caller's. */
export type PersonalContract = {
  getPersonal: (request: Record<string, never>) => Reply<Personal>;
  /** At once, or as a request that waits for somebody's yes, as the site has it. */
  saveOwnHours: (request: OwnHours) => Reply<Personal>;
  saveOwnAbsences: (request: OwnAbsences) => Reply<Personal>;
  saveOwnSkills: (request: OwnSkills) => Reply<Personal>;
  /** Values that are kept of the caller, by table, so many rows a page; leaves an entry in the log. */
  exportOwn: (request: { page: number }) => Reply<KnownOfPerson>;
  withdrawOwn: (request: { kind: OwnKind; version: number }) => Reply<Personal>;
};

export type OwnHours = Pick<PersonSetting, 'version' | 'zone' | 'schedules'>;
export type OwnAbsences = Pick<PersonSetting, 'version' | 'absences'>;

/** What people asked for, for those who may say yes. */
export type RequestsContract = {
  getRequests: (request: Record<string, never>) => Reply<readonly Waiting[]>;
  decideRequest: (request: {
    accountId: AccountId;
    kind: OwnKind;
    version: number;
    approve: boolean;
  }) => Reply<readonly Waiting[]>;
};

/** A request as it waits; `value` is what the save would be asked for, without version. */
export type Waiting = {
  readonly accountId: AccountId;
  readonly kind: OwnKind;
  readonly value: OwnValue;
  readonly version: number;
  readonly at: Instant;
};
export type OwnValue = Omit<OwnHours, 'version'> | Omit<OwnAbsences, 'version'> | Omit<OwnSkills, 'version'>;

export type Personal = {
  readonly readOnly: boolean;
  readonly reading: Reading | null;
  readonly calendar: OwnCalendar;
  readonly skills: OwnSkills;
  readonly map: SkillMap;
  readonly selfService: Readonly<Record<OwnKind, SelfService>>;
  readonly waiting: readonly Omit<Waiting, 'accountId'>[];
  /** Rows that name the caller, by table. */
  readonly known: readonly { readonly table: string; readonly rows: number }[];
};

export type OwnCalendar = Omit<PersonSetting, 'accountId'>;
export type OwnSkills = Omit<PersonSkills, 'accountId'>;

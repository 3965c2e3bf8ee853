import type { PersonSetting } from './calendars';
import type { Reading, Reply } from './reply';
import type { PersonSkills, SkillMap } from './skills';

/** The page of one's own. No request names an account: it is always the caller's. */
export type PersonalContract = {
  getPersonal: (request: Record<string, never>) => Reply<Personal>;
};

export type Personal = {
  readonly readOnly: boolean;
  readonly reading: Reading | null;
  readonly calendar: OwnCalendar;
  readonly skills: OwnSkills;
  readonly map: SkillMap;
};

export type OwnCalendar = Omit<PersonSetting, 'accountId'>;
export type OwnSkills = Omit<PersonSkills, 'accountId'>;

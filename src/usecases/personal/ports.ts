import type { SettingsPorts } from '../settings/ports';
import type { SkillPorts } from '../skills/ports';

/** The page of one's own stands on what admins' pages stand on. */
export type PersonalPorts = {
  readonly settings: SettingsPorts;
  readonly skills: SkillPorts;
};

import type { Contract } from '../contract';
import { accessDoors } from './doors/access';
import { auditDoors } from './doors/audit';
import { calendarDoors } from './doors/calendars';
import type { Door } from './doors/door';
import { kpiDoors } from './doors/kpi';
import { panelDoors } from './doors/panel';
import { personalDoors, requestDoors } from './doors/personal';
import { planningDoors } from './doors/planning';
import { privacyDoors } from './doors/privacy';
import { ratesDoors } from './doors/rates';
import { settingsDoors } from './doors/settings';
import { skillsDoors } from './doors/skills';
import { startDoors } from './doors/start';
import { storageDoors } from './doors/storage';
import { suggestionDoors } from './doors/suggestion';
import { syncDoors } from './doors/sync';

export type { Door, Grant } from './doors/door';

/** Every door there is. A resolver without an entry does not exist, and cannot be exported. */
export const registry = {
  ...panelDoors,
  ...settingsDoors,
  ...calendarDoors,
  ...suggestionDoors,
  ...skillsDoors,
  ...planningDoors,
  ...kpiDoors,
  ...ratesDoors,
  ...accessDoors,
  ...startDoors,
  ...personalDoors,
  ...requestDoors,
  ...privacyDoors,
  ...syncDoors,
  ...storageDoors,
  ...auditDoors,
} as const satisfies { readonly [Key in keyof Contract]: Door };

export type DoorKey = keyof typeof registry;

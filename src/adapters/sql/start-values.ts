import { z } from 'zod';
import type { StartChoice } from '../../contract/start';
import type { SettingRow } from './setting-row';

export const START_SETTING = 'start';

const step = z.enum(['open', 'kept', 'confirmed']);
const stored = z.object({
  steps: z.object({ hours: step, teams: step, stages: step }),
  hours: z.object({ week: z.array(z.number()).length(7), reserve: z.number() }).nullable(),
});

const UNDECIDED: StartChoice = { steps: { hours: 'open', teams: 'open', stages: 'open' }, hours: null };

/** What is decided of the first steps; nothing where the row says nothing that can be read. */
export const startChoiceOf = (row: Pick<SettingRow, 'value'> | undefined): StartChoice => {
  const parsed = stored.safeParse(JSON.parse(row?.value ?? 'null'));
  return parsed.success ? parsed.data : UNDECIDED;
};

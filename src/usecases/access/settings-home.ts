import type { Reply } from '../../contract';
import type { SettingsHome } from '../../contract/access';
import type { ReadingPort, Viewer } from '../ports';
import type { StartStore } from '../start/ports';
import { progressOf } from '../start/steps';
import type { FindMarks } from './ports';

export type HomePorts = {
  readonly reading: ReadingPort;
  readonly start: Pick<StartStore, 'decided'>;
  readonly marks: readonly FindMarks[];
};

/** What the settings are opened with. Marks and first steps are told to those who see everything. */
export const getSettingsHome = async (
  { reading, start, marks }: HomePorts,
  { readOnly, access }: Viewer,
): Promise<Reply<SettingsHome>> => {
  const { everything, rates, teams } = access;
  const [state, decided, found] = await Promise.all([
    reading(),
    everything ? start.decided() : null,
    everything ? Promise.all(marks.map((find) => find())) : [],
  ]);
  return {
    ok: true,
    value: {
      readOnly,
      reading: state.reading,
      everything,
      rates,
      teams: [...teams],
      start: decided === null ? null : progressOf(decided),
      marks: found.flat(),
    },
  };
};

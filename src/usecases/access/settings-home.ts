import type { Reply } from '../../contract';
import type { SettingsHome } from '../../contract/access';
import type { ReadingPort, Viewer } from '../ports';

/** What the settings are opened with. */
export const getSettingsHome = async (
  { reading }: { readonly reading: ReadingPort },
  { readOnly, access }: Viewer,
): Promise<Reply<SettingsHome>> => {
  const state = await reading();
  const { everything, rates, teams } = access;
  return { ok: true, value: { readOnly, reading: state.reading, everything, rates, teams: [...teams] } };
};

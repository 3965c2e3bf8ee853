import type { Reply } from '../../contract';
import type { StartChoice, StartState } from '../../contract/start';
import type { Viewer } from '../ports';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { StartPorts } from './ports';
import { getStart } from './start-state';

type Asked = StartChoice & { readonly version: number };

const MOST_SECONDS_A_WEEK = 7 * 86_400;

/** Keeps which steps are decided, and the working hours; other hours are worked out for everybody, and by them what is measured. */
export const saveStart = async (
  ports: StartPorts,
  viewer: Viewer,
  { version, steps, hours }: Asked,
): Promise<Reply<StartState>> => {
  await ports.reading();
  const sum = hours?.week.reduce((all, seconds) => all + seconds, 0) ?? 1;
  if (sum <= 0 || sum > MOST_SECONDS_A_WEEK)
    return failed({ kind: 'invalid-request', field: 'hours.week', detail: 'A working week has some hours.' });
  const { choice: before } = await ports.start.decided();
  if (!(await ports.start.save({ steps, hours }, version))) return failed(changedMeanwhile('step'));
  await ports.audit.append({
    by: viewer,
    action: 'saved',
    object: { kind: 'start', id: null },
    version: version + 1,
    before,
    after: { steps, hours },
  });
  if (JSON.stringify(before.hours?.week) !== JSON.stringify(hours?.week)) {
    await ports.renewAll();
    await ports.measureAll();
  }
  return getStart(ports, viewer);
};

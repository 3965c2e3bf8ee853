import type { SetupCall } from '../data/loaded';
import type { Desk } from './desk-types';
import { callerOf, moduleOf } from './http/driven';

const PATIENCE_MS = 60_000;

type Reply = { ok: boolean; failure?: { kind: string; reason?: string } };

/** Enters the studio's teams, calendars and skills through the app's own resolvers, as its admin; waits while the app says "setting up". */
export const setUp = async (desk: Desk, calls: readonly SetupCall[]): Promise<void> => {
  const deadline = Date.now() + PATIENCE_MS;
  try {
    for (const call of calls) {
      while (!(await entered(desk, call, deadline))) await new Promise((next) => setTimeout(next, 150));
    }
  } catch (error) {
    console.error('desk: the studio’s set-up could not be entered:', error);
  }
};

const entered = async (
  desk: Desk,
  { moduleKey, functionKey, payload, as }: SetupCall,
  deadline: number,
): Promise<boolean> => {
  const result = await desk.host.invoke(moduleOf(desk, moduleKey), functionKey, payload, callerOf(desk, as), {});
  const reply = result.success ? (result.body as Reply) : null;
  if (reply?.ok === true) return true;
  const reason = result.success ? JSON.stringify(reply?.failure) : result.error.errorMessage;
  const wait = reply?.failure?.kind === 'unavailable' || reply?.failure?.kind === 'busy';
  if (wait && Date.now() < deadline) return false;
  console.error(`desk: the studio’s set-up could not be entered: ${functionKey} answered ${reason}`);
  return true;
};

import { startStore } from '../fixtures/store';
import { keepTemplate, tablesOf } from './database';
import { patchGlobals } from './patches';
import { nothingKept, readAnswers } from './read-answers';
import type { Ground } from './run-seed';
import { closeSim, install, openSim } from './seed';
import { openWire, poolOf } from './wire';

/** A MariaDB of one's own, a site installed and read in it, and a copy of that to begin seeds from. */
export const openGround = async (): Promise<Ground & { readonly stop: () => Promise<void> }> => {
  const store = await startStore();
  const wire = await openWire(await store.database());
  const pool = poolOf(wire);
  patchGlobals();
  const first = openSim({ pool, wire, seed: 0, read: nothingKept });
  await install(first);
  closeSim();
  const read = readAnswers(await tablesOf(pool));
  const template = await keepTemplate(pool, wire, read);
  const stop = async () => {
    wire.close();
    await store.stop();
  };
  return { pool, wire, read, template, stop };
};

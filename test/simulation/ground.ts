import { startStore } from '../fixtures/store';
import { keepTemplate } from './database';
import { patchGlobals } from './patches';
import type { Ground } from './run-seed';
import { closeSim, install, openSim } from './seed';
import { openWire } from './wire';

/** A MariaDB of one's own, a site installed and read in it, and a copy of that to begin seeds from. */
export const openGround = async (): Promise<Ground & { readonly stop: () => Promise<void> }> => {
  const store = await startStore();
  const pool = await store.database();
  const wire = await openWire(pool);
  patchGlobals();
  const first = openSim({ pool, wire, seed: 0 });
  await install(first);
  closeSim();
  const template = await keepTemplate(pool, wire);
  const stop = async () => {
    wire.close();
    await store.stop();
  };
  return { pool, wire, template, stop };
};

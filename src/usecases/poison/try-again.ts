import { mayRead } from '../budget/go-on';
import type { SyncPorts } from '../sync/ports';
import { failingOf, oneMore } from './blame';
import { handOverBehind, placesAt } from './pass-page';
import { readPlace } from './place';

/** Looks once more at pages that were given up: whatever is there now is handed to the worker. Those of feeds are the sweep's. */
export const tryPages = async (ports: SyncPorts): Promise<void> => {
  const held = await ports.letters.held('page');
  for (const item of held.tried.keys()) {
    const place = readPlace(item);
    if (held.resting.has(item) || place === null || place.kind === 'worklogs' || place.kind === 'deleted-worklogs')
      continue;
    await mayRead(ports.budget, ports.clock.now());
    const found = await placesAt(ports, place, AT_ONCE);
    if (found !== null) await handOverBehind(ports, found);
    if (found?.nameless === 0) await ports.letters.succeeded('page', [item]);
    else await ports.letters.failed(failingOf('page', NOTHING), oneMore([item], held));
  }
};
const AT_ONCE = 100;
const NOTHING = Object.assign(new Error(), { name: 'PagesStuck' });

import type { Clock, DefaultsStore } from './ports';

/** Who works on each project, and how long its types of work take, learned anew from the facts; daily. */
export const refreshProjectDefaults = (ports: { clock: Clock; defaults: DefaultsStore }): Promise<void> =>
  ports.defaults.learn(ports.clock.now());

import type { Log, LogFields } from '../usecases/ports';

/** One JSON line per event: codes, ids and counts, never text from Jira. The only place that writes to the console. */
export const log: Log = {
  info: (event, fields) => line('info', event, fields),
  warn: (event, fields) => line('warn', event, fields),
};

const line = (level: 'info' | 'warn', event: string, fields: LogFields = {}): void => {
  // biome-ignore lint/suspicious/noConsole: Forge collects what a function writes to the console.
  console[level](JSON.stringify({ level, event, ...fields }));
};

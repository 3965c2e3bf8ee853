import type { Clock } from './clock';

type Entry = { at: number; readonly order: number; readonly soon: boolean; readonly run: () => Promise<void> };

/** What is due when, in virtual time: queue messages, product events, scheduled triggers. */
export type Agenda = {
  /** `soon` marks delays that only stand for the platform's slowness: settling does not wait for them. */
  add(at: number, run: () => Promise<void>, soon?: boolean): void;
  /** Runs all that is due until nothing is; answers how many jobs ran, or null when time ran out first. */
  settle(timeoutMs: number): Promise<number | null>;
  stop(): void;
};

const LONGEST_TIMER_MS = 60_000;

export const agenda = (clock: Clock): Agenda => {
  let entries: Entry[] = [];
  let running = 0;
  let done = 0;
  let order = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  const waiting = new Set<() => void>();

  const start = (entry: Entry) => {
    running++;
    void entry
      .run()
      .catch(reportDefect)
      .finally(() => {
        running--;
        done++;
        for (const wake of waiting) wake();
      });
  };
  const takeDue = (due: (entry: Entry) => boolean): Entry[] => {
    const taken = entries.filter(due).sort((a, b) => a.at - b.at || a.order - b.order);
    entries = entries.filter((entry) => !taken.includes(entry));
    return taken;
  };
  const tick = () => {
    if (stopped) return;
    for (const entry of takeDue(({ at }) => at <= clock.now())) start(entry);
    if (timer !== null) clearTimeout(timer);
    const next = Math.min(...entries.map(({ at }) => at));
    timer = Number.isFinite(next)
      ? setTimeout(tick, Math.min(Math.max(next - clock.now(), 1), LONGEST_TIMER_MS))
      : null;
  };
  clock.onMove(tick);

  const settle = async (timeoutMs: number): Promise<number | null> => {
    const before = done;
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      for (const entry of takeDue(({ at, soon }) => soon || at <= clock.now())) start(entry);
      if (running === 0) return done - before;
      if (Date.now() >= deadline) return null;
      await nextEnd(waiting, deadline);
    }
  };
  return {
    add: (at, run, soon = false) => {
      entries.push({ at, order: order++, soon, run });
      tick();
    },
    settle,
    stop: () => {
      stopped = true;
      entries = [];
      if (timer !== null) clearTimeout(timer);
    },
  };
};

const nextEnd = (waiting: Set<() => void>, deadline: number): Promise<void> =>
  new Promise((resolve) => {
    const wake = () => {
      waiting.delete(wake);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(wake, Math.max(deadline - Date.now(), 0));
    waiting.add(wake);
  });

const reportDefect = (error: unknown) => console.error('desk: a job failed:', error);

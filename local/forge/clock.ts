/** The virtual clock: real time plus an offset that tests and people move. The app's thread reads the same offset. */
export type Clock = {
  now(): number;
  /** Sets the clock to an instant; it goes on from there. */
  set(now: number): void;
  /** Shared with the app's thread: one float, milliseconds. */
  readonly shared: SharedArrayBuffer;
  onMove(listener: () => void): void;
};

export const virtualClock = (start: number | null): Clock => {
  const shared = new SharedArrayBuffer(8);
  const offset = new Float64Array(shared);
  const listeners: (() => void)[] = [];
  const set = (now: number) => {
    offset[0] = now - Date.now();
    for (const listener of listeners) listener();
  };
  if (start !== null) set(start);
  return { now: () => Date.now() + (offset[0] ?? 0), set, shared, onMove: (listener) => void listeners.push(listener) };
};

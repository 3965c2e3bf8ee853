import { spawn } from 'node:child_process';

export const say = (text) => process.stderr.write(`${text}\n`);

const SIGNALS = { SIGINT: 2, SIGTERM: 15 };
const GRACE_MS = 2500;

/** The programs that run now, each the leader of a group of its own: a signal to set-up ends them all. */
const running = new Set();
let stopping = null;

/** Ends what runs when set-up itself is told to end; `before` tidies up. Answers how to take this back. */
export const stopOnSignals = (before) => {
  const stop = (signal) => {
    if (stopping !== null) return;
    stopping = signal;
    for (const child of running) end(child, 'SIGTERM');
    setTimeout(() => {
      for (const child of running) end(child, 'SIGKILL');
    }, GRACE_MS);
    const leave = () => {
      if (running.size > 0) return setTimeout(leave, 20);
      before();
      process.exit(128 + SIGNALS[signal]);
    };
    leave();
  };
  for (const signal of Object.keys(SIGNALS)) process.on(signal, stop);
  return () => {
    for (const signal of Object.keys(SIGNALS)) process.removeListener(signal, stop);
  };
};

const end = (child, signal) => {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has just ended by itself.
  }
};

/** Runs a program with all its output on stderr; answers its exit code and the last of what it said. */
export const run = (program, args, options = {}) =>
  new Promise((resolve) => {
    // Once told to stop nothing new begins and nothing is answered any more: the process ends.
    if (stopping !== null) return;
    const { hide = () => false, ...rest } = options;
    const child = spawn(program, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    running.add(child);
    let said = '';
    const hear = (chunk) => {
      const text = chunk.toString();
      said = (said + text).slice(-4000);
      if (!hide(text)) process.stderr.write(text);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const ended = (code) => {
      running.delete(child);
      if (stopping === null) resolve({ code, said });
    };
    child.on('error', (error) => {
      said = error.message;
      ended(127);
    });
    child.on('close', ended);
  });

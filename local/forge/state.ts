import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loaded } from '../data/loaded';
import type { Desk } from './desk-types';
import { passingFolder } from './passing-folder';
import { loadWorld, saveChanges, saveIssues } from './snapshot';

const SAVE_EVERY_MS = 10_000;
const ARRIVAL_MS = 1000;
/** Queues are not kept: the app is told again of changes so shortly before the end. */
const UNHEARD_MS = 600_000;
const FIRST_COPY_MS = 2000;

/** A folder that cannot keep a desk's state, in words. */
export class BadFolder extends Error {}

/** What a desk keeps: its database and its world. `discard` at the end leaves only what somebody asked to keep. */
export type State = {
  readonly folder: string;
  /** The world as it was left; null for a first start. */
  load(): Promise<Loaded | null>;
  /** Keeps the world from the end of the installation on; answers how to stop, with all that is known by then. */
  keep(desk: Desk, loaded: Loaded, installed: Promise<void>): () => Promise<void>;
  discard(): void;
};

/** A folder of its own that goes when the desk goes, however it ends. */
export const passingState = (): State => {
  const folder = passingFolder('desk');
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  return {
    folder,
    load: async () => null,
    keep: () => async () => {},
    discard: () => {
      process.removeListener('exit', remove);
      remove();
    },
  };
};

/** Whether a folder holds a desk that was installed and set up, to go on with. */
export const isKept = (folder: string): boolean => existsSync(join(folder, 'installed'));

/** A folder that somebody named. What a start that was cut short left there is begun anew. */
export const keptState = (folder: string): State => {
  const [owner, issues, changes, marker] = ['desk.pid', 'issues.jsonl', 'changes.jsonl', 'installed'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  claim(folder, owner);
  if (!isKept(folder))
    for (const part of [join(folder, 'mysql'), issues, changes]) rmSync(part, { recursive: true, force: true });
  // Left empty rather than removed: it says whose folder this is.
  const letGo = () => writeFileSync(owner, '');
  process.once('exit', letGo);
  /** Issues that changed since all were written, and when; each change is an event of Jira's. */
  const touched = new Map<string, number>();
  return {
    folder,
    load: async () => {
      const saved = isKept(folder) ? await loadWorld(issues, changes) : null;
      if (saved === null) return null;
      const { world, extra } = saved;
      for (const id of saved.touched) touched.set(id, 0);
      const unheard = (extra.unheard ?? []) as string[];
      for (const id of unheard) touched.set(id, Number(extra.now));
      return { world, setup: [], now: Number(extra.now), defaultUser: String(extra.defaultUser), unheard };
    },
    keep: (desk, loaded, installed) => {
      desk.follow((event) => {
        if (event.type === 'issue-changed') touched.set(event.issueId, desk.clock.now());
      });
      const save = () => {
        const now = desk.clock.now();
        const unheard = [...touched].filter(([, at]) => at > now - UNHEARD_MS).map(([id]) => id);
        return saveChanges(changes, loaded.world, touched, { now, defaultUser: loaded.defaultUser, unheard });
      };
      const stop = keeping({ whole: (givenUp) => saveIssues(issues, loaded.world, givenUp), save, marker, installed });
      return async () => {
        // Most changes on their way to the app arrive now.
        if (isKept(folder)) await desk.settle(ARRIVAL_MS);
        await stop();
      };
    },
    discard: () => {
      process.removeListener('exit', letGo);
      letGo();
    },
  };
};

/** Only an empty folder, or one of a desk that does not run, is taken: what else stands in a folder is nobody's to remove. */
const claim = (folder: string, owner: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!existsSync(owner) && !isKept(folder) && readdirSync(folder).length > 0)
      throw new BadFolder(`--data takes a new or empty folder, or a desk's; ${folder} holds something else`);
    const pid = existsSync(owner) ? Number(readFileSync(owner, 'utf8')) : 0;
    if (pid !== 0 && pid !== process.pid && isRunning(pid))
      throw new BadFolder(`${folder} is in use by a desk that runs as process ${pid}`);
    writeFileSync(owner, String(process.pid));
  } catch (error) {
    if (error instanceof BadFolder) throw error;
    throw new BadFolder(`--data ${folder} cannot be used: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** Whether a process of this number runs, whoever owns it. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
};

type Writers = {
  whole: (givenUp: () => boolean) => Promise<boolean>;
  save: () => Promise<boolean>;
  marker: string;
  installed: Promise<void>;
};

const keeping = ({ whole, save, marker, installed }: Writers): (() => Promise<void>) => {
  let stopping = false;
  const begun = async () => {
    await installed;
    if (existsSync(marker)) return;
    if (!stopping && (await whole(() => stopping)) && (await save())) writeFileSync(marker, '');
  };
  let saving: Promise<unknown> = begun();
  const next = () => {
    saving = saving
      .then(() => existsSync(marker) && save())
      .catch((error: unknown) => console.error('desk: the state could not be saved:', error));
    return saving;
  };
  const timer = setInterval(next, SAVE_EVERY_MS);
  return async () => {
    clearInterval(timer);
    // The first copy may take longer than a signal allows, and the installation that it waits for may never end.
    await Promise.race([saving, new Promise((late) => setTimeout(late, FIRST_COPY_MS).unref())]);
    stopping = true;
    if (existsSync(marker)) await next();
    else console.error('desk: stopped before it was set up; the next start with this folder begins anew');
  };
};

import type { RowDataPacket } from 'mysql2/promise';
import { fault } from '../../local/faults/kinds';
import { storage } from '../../src/adapters/sql/storage';
import { type At, type Command, commandsAt, edits, life, work } from './commands';
import { noteResolved } from './evidence';
import { planOf } from './fault-plan';
import type { Sim } from './seed';
import { siteCommands } from './site-commands';
import { moveDates, sprintCommands } from './sprint-commands';

/** How large a seed was. */
export type Size = { commands: number; kinds: Set<string>; readonly done: Map<string, number>; issues: number };

export const COMMANDS = 160;
const HOUR = 3_600_000;
/** Between two commands; most come at once. */
const GAPS = [...Array.from({ length: 60 }, () => 0), 700, 5_000, 20_000, 90_000, 900_000, 2_400_000];

const all: readonly Command[] = [...edits, ...work, ...life, ...siteCommands, ...sprintCommands];

/** Things happen in Jira while everything fails that can. */
export const live = async (sim: Sim): Promise<Size> => {
  const at = commandsAt(sim);
  const size: Size = { commands: 0, kinds: new Set(), done: new Map(), issues: sim.world.issues.size };
  const { faults, kinds } = planOf(sim.random, sim.kernel.now());
  size.kinds = kinds;
  sim.board.set(faults, sim.random.whole(1, 1_000_000));
  for (let tries = 0; size.commands < COMMANDS && tries < COMMANDS * 4; tries += 1) {
    const command = sim.random.pickBy(all, ({ weight }) => weight);
    if (await happened(at, command)) {
      size.commands += 1;
      size.done.set(command.name, (size.done.get(command.name) ?? 0) + 1);
    }
    await pass(sim, sim.random.pick(GAPS));
  }
  size.issues = Math.max(size.issues, sim.world.issues.size);
  return size;
};

const happened = async (at: At, command: Command): Promise<boolean> => {
  const done = await command.run(at);
  at.sim.kernel.note(`${command.name} ${done}`);
  noteResolved(at.sim.world, at.sim.resolved);
  return done;
};

/** Thirty commands at once, of half of which nobody is told; then a quarter of an hour. */
export const burst = async (sim: Sim): Promise<number> => {
  const at = commandsAt(sim);
  let done = 0;
  sim.board.set([fault.parse({ kind: 'event-lost', share: 0.5 })], 5);
  while (done < 30)
    if (
      await happened(
        at,
        sim.random.pickBy(all, ({ weight }) => weight),
      )
    )
      done += 1;
  sim.board.set([]);
  await pass(sim, 900_000);
  return done;
};

/** Lets time pass, with the schedules that come due. */
export const pass = async (sim: Sim, ms: number): Promise<void> => {
  const { kernel, platform } = sim;
  const until = kernel.now() + ms;
  for (;;) {
    const hour = (Math.floor(kernel.now() / HOUR) + 1) * HOUR;
    if (hour > until) break;
    await kernel.runUntil(hour);
    platform.hour();
  }
  await kernel.runUntil(until);
};

/** All is well from now on: within a day and some hours everything has to be as if it always had been. */
export const heal = async (sim: Sim): Promise<void> => {
  const { board, kernel, platform } = sim;
  board.set([]);
  // Facts of archived projects, and of those that are closed, are frozen: they are brought back, and their facts follow.
  for (const id of ['100', '101']) {
    const project = sim.world.projects.get(id);
    if (project) Object.assign(project, { archived: false, access: { ...project.access, app: true } });
  }
  // A field that goes has everything read once more, now that all projects can be seen: also what an issue shows of others.
  if (sim.seed % UPGRADED === 1) sim.world.fields.delete('customfield_10016');
  // An upgrade looks after much that the hours would have to: most seeds do without, where nothing was given up meanwhile.
  if (sim.seed % UPGRADED === 0 || (await isThere(sim, GIVEN_UP))) platform.install();
  else platform.hour();
  // A store that was full for hours let the oldest histories go: now that there is room an admin has them read again.
  if (await isThere(sim, LET_GO)) void kernel.start('admin', 25, storage.readAgain);
  await kernel.runUntil(kernel.now() + 20 * 60_000);
  moveDates(sim);
};

/** Every so many seeds end with an upgrade, as many others with a field that goes. */
const UPGRADED = 4;

/** What nobody could read is asked for once more by an upgrade, or by an admin. */
const GIVEN_UP = 'SELECT 1 FROM dead_letter WHERE tries >= 5 LIMIT 1';
const LET_GO = "SELECT 1 FROM issue WHERE 'let-go' IN (changes_digest, worklogs_digest) LIMIT 1";

const isThere = async ({ pool }: Sim, query: string): Promise<boolean> =>
  (await pool.query<RowDataPacket[]>(query))[0].length > 0;

/** The schedule a day later, and the one after that where projects are still being compared. */
export const oneDay = async (sim: Sim): Promise<void> => {
  await oneHour(sim, 25);
  if (await isThere(sim, UNSETTLED)) await oneHour(sim, 1);
};
const UNSETTLED = "SELECT 1 FROM census WHERE state <> 'agrees' LIMIT 1";

/** The schedule of an hour, and all that it asks for, between two quarters of an hour: nobody's day turns meanwhile. */
export const oneHour = async ({ kernel, platform }: Sim, later: number): Promise<void> => {
  kernel.set((Math.floor(kernel.now() / HOUR) + later) * HOUR + 60_000);
  platform.hour();
  await kernel.runUntil(kernel.now() + 13 * 60_000);
};

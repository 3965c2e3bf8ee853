import type { Pool } from 'mysql2/promise';
import { type Random, seeded } from '../../local/data/random';
import type { Switchboard } from '../../local/faults/switchboard';
import type { LocalJira } from '../../local/jira/api';
import { createLocalJira } from '../../local/jira/jira';
import type { Issue, World } from '../../local/jira/model';
import { openApp } from './app';
import { simulatedSql } from './database';
import { noteResolved } from './evidence';
import { type AtCall, createKernel, type Kernel, type Run } from './kernel';
import { drawFrom, logLines } from './patches';
import { type Answered, openPlatform, type Platform, simulatedBoard } from './platform';
import type { ReadAnswers } from './read-answers';
import type { Wire } from './wire';
import { baseWorld, EPOCH } from './world';

/** When a site that was installed at the beginning is read. */
export const READ = EPOCH + 600_000;

/** A site under simulation. */
export type Sim = {
  readonly kernel: Kernel;
  readonly board: Switchboard;
  readonly platform: Platform;
  readonly jira: LocalJira;
  readonly world: World;
  readonly random: Random;
  readonly pool: Pool;
  readonly answers: Answered[];
  /** Issues as they were when they were resolved. */
  readonly resolved: Map<string, Issue>;
  readonly seed: number;
  /** Projects that were closed to the app for a while. */
  readonly closedOnce: Set<string>;
  /** Functions that threw, for what must not be thrown. */
  readonly thrown: string[];
};

type Options = {
  readonly pool: Pool;
  readonly wire: Wire;
  readonly read: ReadAnswers;
  readonly seed: number;
  readonly points?: number;
  readonly atCall?: (run: Run, board: Switchboard) => AtCall;
};

export const openSim = ({ pool, wire, read, seed, points = 1_000_000, atCall = () => 'go' }: Options): Sim => {
  const random = seeded(seed * 2_654_435_761 + 17);
  const held: { board: Switchboard | null } = { board: null };
  const kernel = createKernel(EPOCH, seeded(seed + 7), (run) => (held.board ? atCall(run, held.board) : 'go'));
  const board = simulatedBoard(kernel);
  held.board = board;
  const world = baseWorld();
  const jira = createLocalJira({ world, now: () => Math.floor(kernel.now()), points });
  const answers: Answered[] = [];
  const thrown: string[] = [];
  drawFrom({ kernel, random: seeded(seed + 13) });
  const platform = openPlatform({
    ...{ kernel, board, jira, app: openApp() },
    sql: simulatedSql(wire, kernel.now, read),
    watch: (answered) => void answers.push(answered),
    ended: (name, result) => void (result.success || thrown.push(`${name}: ${result.error.errorMessage}`)),
  });
  const resolved = new Map<string, Issue>();
  noteResolved(world, resolved);
  return { kernel, board, platform, jira, world, random, pool, answers, resolved, thrown, seed, closedOnce: new Set() };
};

/** A site just installed and read: what most seeds begin with. */
export const install = async (sim: Sim): Promise<void> => {
  sim.platform.install();
  await sim.kernel.runUntil(READ);
};

export const closeSim = (): string[] => {
  const lines = [...logLines];
  drawFrom(null);
  return lines;
};

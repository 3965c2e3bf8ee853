import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { readLines } from '../../eval/read-lines';
import { type History, histories } from '../../eval/suggest/histories';
import { lineSchema } from '../../eval/suggest/schema';
import type { Started } from './busy-replay';

const FOLDER = resolve('../shared/data/suggestion');
const FILES = ['apache_jira_bugs', 'duraspace_jira', 'eclipse_bugzilla'];
/** Not scored by the protocol, or too few test issues for a figure. */
const NOT_SCORED = new Set(['FLEX']);
const FEWEST_TESTS = 30;

/** Method → key → rank of the truth. */
export type Baselines = Readonly<Record<string, Readonly<Record<string, number>>>>;

export const fileOf = (name: string): string => join(FOLDER, `${name}.jsonl.gz`);
export const present = (): string[] => FILES.filter((name) => existsSync(fileOf(name)));

export const scoredHistories = (): History[] =>
  present()
    .flatMap((name) => histories(name, readLines(fileOf(name), '', lineSchema)))
    .filter(({ project, issues }) => {
      const tests = issues.filter(({ split }) => split === 'test').length;
      return !NOT_SCORED.has(project) && tests >= FEWEST_TESTS;
    });

/** Ranks of the field's baselines for all files together; methods that a file lacks are left out. */
export const baselines = (): Baselines => {
  const all: Record<string, Record<string, number>> = {};
  for (const name of present()) {
    const path = join(FOLDER, 'baselines', `${name}.ranks.json`);
    if (!existsSync(path)) continue;
    for (const [method, ranks] of Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Baselines))
      all[method] = { ...all[method], ...ranks };
  }
  return all;
};

const assigned = z.object({
  key: z.string(),
  assignee: z.string().nullable(),
  resolved: z.string().nullable(),
  history: z
    .array(z.tuple([z.string(), z.string(), z.string().nullable(), z.string().nullable()]).rest(z.unknown()))
    .nullable(),
});

/** When each issue's resolver got it last before it was resolved. */
export const startedIn = (name: string): Started => {
  const started = new Map<string, number>();
  for (const text of gunzipSync(readFileSync(fileOf(name)))
    .toString('utf8')
    .split('\n')) {
    if (text === '') continue;
    const { key, assignee, resolved, history } = assigned.parse(JSON.parse(text));
    const times = (history ?? [])
      .filter(([, field, , to]) => field === 'assignee' && to === assignee)
      .map(([at]) => Date.parse(at))
      .filter((at) => resolved !== null && at <= Date.parse(resolved));
    if (times.length > 0) started.set(key, Math.max(...times));
  }
  return started;
};

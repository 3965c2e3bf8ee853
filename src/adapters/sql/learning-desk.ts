import { z } from 'zod';
import type { Learning, ReplayMonth } from '../../contract/skills';
import { instant } from '../../domain/units';
import { PortFailure } from '../../usecases/ports';
import type { LearningDesk } from '../../usecases/skills/ports';
import { execute, query } from './client';

type Row = { project_id: number; issues: number; since_at: number; stale: number; replay: string | null };

/** How far learning has come; before the schema's second sitting there is nothing. */
const learning = async (): Promise<Learning> => {
  const text = 'SELECT project_id, issues, since_at, stale, replay FROM learned_project ORDER BY project_id';
  const rows = await query<Row>(text).catch((error: unknown): readonly Row[] => {
    if (error instanceof PortFailure && error.failure.kind === 'unavailable' && error.failure.reason === 'setting-up')
      return [];
    throw error;
  });
  return {
    waiting: rows.filter(({ stale }) => stale !== 0).length,
    projects: rows.map(({ project_id, issues, since_at, replay: text }) => ({
      project: String(project_id),
      issues,
      since: issues === 0 ? null : instant(since_at),
      replay: replay.parse(JSON.parse(text ?? '[]')) satisfies readonly ReplayMonth[],
    })),
  };
};

const hits = z.tuple([z.number(), z.number(), z.number()]);
const replay = z.array(
  z.object({ month: z.string(), issues: z.number(), atelier: hits, mostFrequent: hits, lastInComponent: hits }),
);

/** What the settings page shows and does about learning; `wake` has the worker look soon. */
export const learningDesk = (wake: () => Promise<void>): LearningDesk => ({
  learning,
  forgetWeights: async () => {
    await execute('UPDATE learned_project SET adapted = NULL WHERE adapted IS NOT NULL');
  },
  forgetEverything: async () => {
    await execute('UPDATE learned_project SET stale = 1 WHERE stale = 0');
  },
  wake,
});

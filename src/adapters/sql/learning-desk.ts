import type { Learning } from '../../contract/skills';
import { instant } from '../../domain/units';
import type { LearningDesk } from '../../usecases/skills/ports';
import { syncQueue } from '../queue';
import { execute, query } from './client';
import { projectsToLearn, waitingProjects } from './experience-issues';
import { unlessSettingUp } from './failures';
import { LEARNING_SETTINGS, learningRules } from './learning-rules';
import { readSettings } from './site-words';

/** What admins see of learning, and do about it. Before there are tables nothing was learned. */
export const learningDesk: LearningDesk = {
  learning: async () => {
    const rules = learningRules(await readSettings(LEARNING_SETTINGS));
    if (!rules.learns) return { waiting: 0, projects: [] };
    return (await unlessSettingUp(learned)) ?? { waiting: await projectsToLearn(), projects: [] };
  },
  forgetWeights: async () => {
    await unlessSettingUp(() => execute('UPDATE learned_project SET adapted = NULL'));
  },
  forgetEverything: async () => {
    await unlessSettingUp(() => execute('UPDATE learned_project SET stale = 2'));
  },
  wake: () => syncQueue.push({ kind: 'learn' }),
};

type Row = { project_id: number; issues: number; since_at: number; replay: string | null };

const learned = async (): Promise<Learning> => {
  const rows = await query<Row>(`SELECT l.project_id, l.issues, l.since_at, l.replay FROM learned_project l
JOIN project p ON p.project_id = l.project_id ORDER BY l.issues DESC, l.project_id`);
  return {
    waiting: await waitingProjects(instant(Date.now())),
    projects: rows.map(({ project_id, issues, since_at, replay }) => ({
      project: String(project_id),
      issues,
      since: issues === 0 ? null : instant(since_at),
      replay: JSON.parse(replay ?? '[]'),
    })),
  };
};

import type { ExperienceStore } from '../../usecases/learning/ports';
import { evidence, gathered } from './experience-evidence';
import { dropOldSketches, forgetAll, forgetIssues, hidden, markStale } from './experience-forget';
import { history, missed, unlearned, unlearnedBefore, waiting } from './experience-issues';
import { replace } from './experience-replace';
import { adapt, begun, claim, close, grow, halfGrown, turn } from './experience-turns';
import { migrateSuggestion } from './migrate';

/** What was learned from resolved work, for the worker that learns it. */
export const experience: ExperienceStore = {
  prepare: migrateSuggestion,
  forgetAll,
  waiting,
  history,
  replace,
  unlearned,
  missed,
  unlearnedBefore,
  begun,
  turn,
  evidence,
  gathered,
  halfGrown,
  claim,
  adapt,
  grow,
  close,
  forgetIssues,
  hidden,
  markStale,
  dropOldSketches,
};

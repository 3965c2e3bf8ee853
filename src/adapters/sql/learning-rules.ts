import { z } from 'zod';
import type { LearningRules } from '../../usecases/learning/ports';
import { isWorksCouncil, PRIVACY_SETTING } from './privacy-values';
import { RULES_SETTING } from './skill-values';

const saved = z.object({ mode: z.string(), adapt: z.boolean() });

/** The settings that learning hangs on. */
export const LEARNING_SETTINGS: readonly string[] = [RULES_SETTING, PRIVACY_SETTING];

/**
 * Until an admin decides otherwise everything is learned; what cannot be read means that nothing is, and so does
 * works-council mode.
 */
export const learningRules = (settings: ReadonlyMap<string, string>): LearningRules => {
  const value = settings.get(RULES_SETTING);
  const privacy = settings.get(PRIVACY_SETTING);
  const data = value === undefined ? { mode: 'full', adapt: true } : saved.safeParse(JSON.parse(value)).data;
  const council = isWorksCouncil(privacy === undefined ? undefined : { value: privacy, version: 1 }, data?.mode);
  const chosen = data?.mode === 'works-council' ? 'full' : data?.mode;
  const learns = chosen === 'full' && !council;
  return { learns, adapts: learns && data?.adapt === true };
};

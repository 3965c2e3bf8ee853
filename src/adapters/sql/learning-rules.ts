import { z } from 'zod';
import type { LearningRules } from '../../usecases/learning/ports';

const saved = z.object({ mode: z.string(), adapt: z.boolean() });

/** Until an admin decides otherwise everything is learned; what cannot be read means that nothing is. */
export const learningRules = (value: string | undefined): LearningRules => {
  if (value === undefined) return { learns: true, adapts: true };
  const { data } = saved.safeParse(JSON.parse(value));
  return { learns: data?.mode === 'full', adapts: data?.adapt === true };
};

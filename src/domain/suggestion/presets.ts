import type { LocalDate } from '../units';
import type { Race } from './rank';

/** How much waiting and lateness count against fit. */
export type Preset = 'skills-only' | 'balanced' | 'capacity-first';

/** λ of ln p − λ·(wait + lateness) ÷ SLA, and what it does in words. Replayed on real bugs in docs/suggestion.md. */
export const PRESETS: Readonly<Record<Preset, { readonly lambda: number; readonly says: string }>> = {
  'skills-only': {
    lambda: 0,
    says: 'Ranks by expertise and experience alone. How busy somebody is does not change the order; people who are away through the due date are still left out.',
  },
  balanced: {
    lambda: 2,
    says: 'Ranks by expertise and experience, then moves people down the longer the issue would wait for them and the later they would finish it.',
  },
  'capacity-first': {
    lambda: 5,
    says: 'Puts people first who can begin soon and finish in time. Expertise and experience decide among those who can.',
  },
};

export const raceBy = (preset: Preset, { due, slaDays }: { due: LocalDate | null; slaDays: number }): Race => ({
  due,
  slaDays,
  lambda: PRESETS[preset].lambda,
});

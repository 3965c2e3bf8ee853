import { instant } from '../domain/units';
import type { Clock } from '../usecases/ports';

export const clock: Clock = { now: () => instant(Date.now()) };

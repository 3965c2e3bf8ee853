import { z } from 'zod';
import { isDay, isZone } from '../../domain/valid';

/** Who may call: anybody with a licence (Jira itself then decides about the issue), or Jira admins only. */
export type Grant = 'licensed' | 'jira-admin';

export type Door = {
  /** Modules of manifest.yml whose pages may call it. */
  readonly modules: readonly string[];
  readonly grant: Grant;
  /** Refused while the licence is inactive. */
  readonly writes: boolean;
  /** What the answer is made of; docs/security.md. */
  readonly data: 'planning' | 'suggestion' | 'kpi' | 'settings';
  readonly schema: z.ZodType;
};

export const PANEL = ['capacity-context', 'capacity-panel'];
export const SETTINGS = ['settings'];
export const GADGET = ['kpi-gadget', 'kpi-widget'];

export const issueId = z.string().regex(/^[1-9]\d{0,18}$/, 'an issue id is a decimal number');
export const projectId = z.string().regex(/^[1-9]\d{0,14}$/, 'a project id is a decimal number');
export const accountId = z.string().regex(/^[A-Za-z0-9:_-]{1,128}$/, 'not an account id');
export const version = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31);
export const teamId = z.number().int().positive();
export const zoneName = z.string().max(64).refine(isZone, 'not the name of a time zone, such as Europe/Berlin');
export const day = z.string().refine(isDay, 'a day looks like 2026-11-24');

import { z } from 'zod';
import { isDay, isZone } from '../../domain/valid';

/**
 * Who may call. licensed: anybody with a licence; Jira itself then decides about the issue, and own data are the caller's.
 * manager: who manages a team, app admins and Jira admins; the use case cuts to `viewer.access`. rate-viewer: that grant
 * alone. app-admin: app admins and Jira admins. granted: whoever has any of these.
 */
export type Grant = 'licensed' | 'granted' | 'manager' | 'rate-viewer' | 'app-admin' | 'jira-admin';

export type Door = {
  /** Modules of manifest.yml whose pages may call it. */
  readonly modules: readonly string[];
  readonly grant: Grant;
  /** Refused while the licence is inactive. */
  readonly writes: boolean;
  /** The bucket that its calls take from, where that is not the one of reads or writes. */
  readonly quota?: 'export' | 'import';
  /** What the answer is made of; docs/security.md. */
  readonly data: 'planning' | 'suggestion' | 'kpi' | 'settings' | 'rates' | 'own' | 'audit';
  readonly schema: z.ZodType;
};

export const PANEL = ['capacity-context', 'capacity-panel'];
/** The admin page, and the same page for those who have a grant and are no Jira admins. */
export const SETTINGS = ['settings', 'workspace'];
/** The page of one's own; its doors take no account. */
export const PERSONAL = ['personal'];
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

import type { OpenScope } from './open-scope';

/** Rollups are kept by project, type and day: finer scopes go by single issues. */
export const hasRollups = ({ where }: OpenScope): boolean =>
  where.narrow.kind === 'all' || where.narrow.kind === 'type';

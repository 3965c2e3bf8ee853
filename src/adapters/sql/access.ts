import type { AccessStore } from '../../usecases/ports';
import { StoreFull } from '../../usecases/retention/ports';
import { execute, upsert } from './client';

const RECORD = (projects: number): string => `INSERT INTO browse_check (person_id, project_id, checked_at)
SELECT p.person_id, j.project_id, ? FROM person p JOIN (${Array.from({ length: projects }, () => 'SELECT ? AS project_id').join(' UNION ALL ')}) j
WHERE p.account_id = ? ON DUPLICATE KEY UPDATE checked_at = VALUES(checked_at)`;

const record = async (accountId: string, projects: readonly number[], checkedAt: number): Promise<void> => {
  if (projects.length === 0) return;
  const write = () => execute(RECORD(projects.length), [checkedAt, ...projects, accountId]);
  try {
    if ((await write()).affectedRows > 0) return;
    await upsert('person', ['account_id'], [[accountId]], 'account_id = VALUES(account_id)');
    await write();
  } catch (error) {
    // A full store remembers nothing, and still shows what it has.
    if (!(error instanceof StoreFull)) throw error;
  }
};

/**
 * When whose Browse on which project was last seen, or, as a negative number, refused. A viewer who never held work becomes
 * a person on their first view.
 */
export const access: AccessStore = {
  recordBrowse: record,
  recordNoBrowse: (accountId, projects, at) => record(accountId, projects, -at),
};

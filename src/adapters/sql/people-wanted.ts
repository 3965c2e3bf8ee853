import type { PeopleWanted } from '../../usecases/ports';
import { marks, type SqlValue } from './client';

type Selection = { readonly text: string; readonly params: readonly SqlValue[] };

/** Ids of the people who are wanted, as a SELECT of its own. */
export const selection = (wanted: PeopleWanted): Selection => {
  switch (wanted.kind) {
    case 'team':
      return {
        text: `SELECT m.person_id FROM team_member m JOIN team t ON t.team_id = m.team_id AND t.gen = m.gen
          WHERE m.team_id = ? AND (m.to_day IS NULL OR m.to_day >= ?)
          UNION SELECT person_id FROM person WHERE account_id = ?`,
        params: [wanted.team, wanted.on, wanted.alsoAccount],
      };
    case 'learned':
      return {
        text: `SELECT ref AS person_id FROM project_default WHERE project_id = ? AND kind = 'member'
          UNION SELECT person_id FROM person WHERE account_id = ?`,
        params: [wanted.project, wanted.alsoAccount],
      };
    case 'ids':
      return {
        text: `SELECT person_id FROM person WHERE person_id IN (${marks(wanted.ids.length)})`,
        params: wanted.ids.length > 0 ? wanted.ids : [null],
      };
  }
};

import { jiraDate } from '../dates';
import type { ChangeItem, History, World } from '../model';
import { authorOf } from './people';

/** One entry of an issue's history; a history without author has no `author`. */
export const historyBean = (world: World, history: History) => ({
  id: history.id,
  ...authorOf(world, 'author', history.author),
  created: jiraDate(history.created),
  items: history.items.map(itemBean),
});

/** People carry their accountId twice, as Jira has it since its users have no names. */
const itemBean = (item: ChangeItem) => ({
  field: item.field,
  fieldtype: item.fieldtype,
  ...(item.fieldId === '' ? {} : { fieldId: item.fieldId }),
  from: item.from,
  fromString: item.fromString,
  to: item.to,
  toString: item.toString,
  ...(people.has(item.fieldId) ? { tmpFromAccountId: item.from, tmpToAccountId: item.to } : {}),
});

const people = new Set(['assignee', 'reporter']);

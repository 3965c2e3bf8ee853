import type { Reply } from '../../contract';
import type { LastChange, ObjectAsked } from '../../contract/audit';
import type { Viewer } from '../ports';
import { maySee } from './may-see';
import { canUndo, type UndoPorts } from './undo-change';

/** Who changed an object last. What the caller may not see, and what nobody changed, is answered alike. */
export const getLastChange = async (
  ports: Pick<UndoPorts, 'log' | 'teams' | 'wayOf'>,
  viewer: Viewer,
  asked: ObjectAsked,
): Promise<Reply<LastChange | null>> => {
  const entry = (await maySee(ports, viewer, asked)) ? await ports.log.lastChange(asked) : null;
  if (entry === null) return { ok: true, value: null };
  const { seq, at, by, action } = entry;
  return { ok: true, value: { seq, at, by, action, undoable: canUndo(ports.wayOf, entry) } };
};

import type { AuditLine } from '../../../contract/audit';
import { Avatar } from '../../shared/avatar';
import { failureOf } from '../../shared/backend';
import { LockIcon } from '../../shared/icons';
import { failureWords, words } from '../../shared/messages';
import { Message } from '../save-form';
import { TableHead } from '../table-head';
import { told } from '../use-settings';
import { entryWords } from './entry-words';
import { auditWords as say } from './messages';
import type { Naming } from './naming';
import { useUndo } from './use-audit';

type Props = { readonly lines: readonly AuditLine[]; readonly naming: Naming; readonly readOnly: boolean };

/** A row an entry; the number gives way to Undo where the change can be taken back. */
export const AuditTable = ({ lines, naming, readOnly }: Props) => {
  const undo = useUndo(() => told(say.undone));
  return (
    <>
      {undo.isError && <Refused error={undo.error} />}
      <div className="table-box">
        <table className="plain audit-table">
          <TableHead titles={[say.when(naming.format.zone), say.who, say.did, say.what, say.change]}>
            <th scope="col" className="audit-entry">
              {say.entry}
            </th>
          </TableHead>
          <tbody>
            {lines.map((line) => (
              <Line
                key={line.seq}
                line={line}
                naming={naming}
                onUndo={readOnly || undo.isPending || !line.undoable ? null : () => undo.mutate(line.seq)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};

type LineProps = { readonly line: AuditLine; readonly naming: Naming; readonly onUndo: (() => void) | null };

const Line = ({ line, naming, onUndo }: LineProps) => {
  const { did, what, change } = entryWords(line, naming);
  const who = naming.person(line.by);
  const number = naming.format.number(line.seq);
  return (
    <tr>
      <td className="nowrap subtle" data-label={say.when(naming.format.zone)}>
        {naming.format.moment(line.at)}
      </td>
      <td data-label={say.who}>
        <span className="row row-tight">
          <Avatar accountId={line.by ?? ''} name={who} />
          <bdi className="truncate">{who}</bdi>
        </span>
      </td>
      <td data-label={say.did}>{did}</td>
      <td data-label={say.what}>
        <bdi>{what}</bdi>
      </td>
      <td className="subtle" data-label={say.change}>
        {line.hidden ? (
          <span className="row row-tight">
            <LockIcon />
            {change}
          </span>
        ) : (
          <bdi>{change}</bdi>
        )}
      </td>
      <td className="audit-entry small subtle" data-label={say.entry}>
        <span className="row row-tight audit-number">
          {onUndo !== null && (
            <button type="button" className="button button-link" aria-label={say.undoOf(number)} onClick={onUndo}>
              {say.undo}
            </button>
          )}
          <span>{number}</span>
        </span>
      </td>
    </tr>
  );
};

const Refused = ({ error }: { error: unknown }) => {
  const failure = failureOf(error);
  const said = failure === null ? { title: words.wrongTitle, text: words.wrongText } : failureWords(failure);
  return <Message kind="warning" {...said} />;
};

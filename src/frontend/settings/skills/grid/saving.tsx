import type { SkillsPage } from '../../../../contract/skills';
import { DoneIcon } from '../../../shared/icons';
import { failureWords, words } from '../../../shared/messages';
import { Message } from '../../save-form';
import { skillWords as say } from '../messages';
import { storedPerson } from '../use-skills';
import { clashesOf } from './edits';
import type { Row } from './model';
import type { GridEdits, Trouble } from './use-edits';

/** Whether what was typed is stored, and the way back from the last change. */
export const SavingState = ({ edits: { edits, sending, saved, canUndo, undo } }: { edits: GridEdits }) => {
  const waiting = [...edits.values()].reduce((sum, own) => sum + own.size, 0);
  const done = waiting === 0 && saved;
  return (
    <div className="row row-tight small subtle sg-state">
      <span role="status" className="row row-tight">
        {done && <DoneIcon />}
        {sending ? say.saving : waiting > 0 ? say.waiting(waiting) : saved ? say.allSaved : ''}
      </span>
      {canUndo && (
        <button type="button" className="button button-link small" onClick={() => undo()}>
          {say.undoLast}
        </button>
      )}
    </div>
  );
};

type Props = { readonly page: SkillsPage; readonly rows: readonly Row[]; readonly edits: GridEdits };

/** Whose skills wait and why, with the way on; nothing that was typed is lost meanwhile. */
export const Troubles = ({ page, rows, edits }: Props) => {
  const nameOf = (accountId: string) => rows.find((row) => row.accountId === accountId)?.name ?? words.someone;
  return (
    <>
      {edits.merged !== null && edits.troubles.size === 0 && (
        <p className="message message-information" role="status">
          {say.merged(nameOf(edits.merged))}
        </p>
      )}
      {[...edits.troubles].map(([accountId, trouble]) =>
        trouble.kind === 'clash' ? (
          <Clashes key={accountId} page={page} accountId={accountId} name={nameOf(accountId)} edits={edits} />
        ) : (
          <NotSaved
            key={accountId}
            trouble={trouble}
            name={nameOf(accountId)}
            onRetry={() => edits.settle(accountId, 'mine')}
          />
        ),
      )}
    </>
  );
};

type ClashProps = {
  readonly page: SkillsPage;
  readonly accountId: string;
  readonly name: string;
  readonly edits: GridEdits;
};

const Clashes = ({ page, accountId, name, edits }: ClashProps) => {
  const clashes = clashesOf(edits.edits, storedPerson(page, accountId));
  const skillName = (id: number) => page.skills.skills.find((skill) => skill.id === id)?.name ?? say.removed;
  return (
    <Message kind="warning" title={say.clashTitle(name)} text={say.clashText}>
      <ul>
        {clashes.map(({ skill, mine, theirs }) => (
          <li key={skill}>
            {say.clash(
              skillName(skill),
              say.cellWords(theirs.level, theirs.wants),
              say.cellWords(mine.level, mine.wants),
            )}
          </li>
        ))}
      </ul>
      <p className="row row-wrap">
        <button type="button" className="button" onClick={() => edits.settle(accountId, 'mine')}>
          {say.keepMine}
        </button>
        <button type="button" className="button" onClick={() => edits.settle(accountId, 'theirs')}>
          {say.takeTheirs}
        </button>
      </p>
    </Message>
  );
};

type NotSavedProps = {
  readonly trouble: Extract<Trouble, { kind: 'failed' }>;
  readonly name: string;
  readonly onRetry: () => void;
};

const NotSaved = ({ trouble: { failure }, name, onRetry }: NotSavedProps) => (
  <Message
    kind="error"
    title={say.notSaved(name)}
    text={`${failure === null ? words.wrongTitle : failureWords(failure).text} ${say.clashText}`}
  >
    <p>
      <button type="button" className="button" onClick={onRetry}>
        {say.retry}
      </button>
    </p>
  </Message>
);

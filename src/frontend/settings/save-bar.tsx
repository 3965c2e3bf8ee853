import type { ReactNode } from 'react';
import { failureOf } from '../shared/backend';
import { failureWords, words } from '../shared/messages';
import { settingsWords } from './messages';

type Props = {
  readonly changed: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly readOnly: boolean;
  readonly onSave: () => void;
  readonly onUndo: () => void;
  readonly children?: ReactNode;
};

/** Save, undo, and what went wrong; what was typed stays. */
export const SaveBar = ({ changed, busy, error, readOnly, onSave, onUndo, children }: Props) => (
  <div className="stack">
    {error != null && <Problem error={error} onReload={onUndo} />}
    <div className="row row-wrap">
      <button type="button" className="button button-primary" disabled={!changed || busy || readOnly} onClick={onSave}>
        {settingsWords.save}
      </button>
      {changed && (
        <button type="button" className="button button-quiet" onClick={onUndo}>
          {settingsWords.undo}
        </button>
      )}
      {changed && <span className="small subtlest">{settingsWords.unsaved}</span>}
      <span className="grow" />
      {children}
    </div>
  </div>
);

const Problem = ({ error, onReload }: { error: unknown; onReload: () => void }) => {
  const failure = failureOf(error);
  const { title, text } = failure === null ? { title: words.wrongTitle, text: words.wrongText } : failureWords(failure);
  return (
    <div className={`message ${failure?.kind === 'conflict' ? 'message-warning' : 'message-error'}`} role="alert">
      <div className="grow">
        <h3>{title}</h3>
        <p>{text}</p>
        {failure?.kind === 'conflict' && (
          <button type="button" className="button button-link" onClick={onReload}>
            {settingsWords.reload}
          </button>
        )}
      </div>
    </div>
  );
};

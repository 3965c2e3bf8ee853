import type { FormEvent, ReactNode } from 'react';
import { failureOf } from '../shared/backend';
import { failureWords, words } from '../shared/messages';
import { settingsWords as say } from './messages';
import type { Draft } from './use-draft';

type Props = {
  readonly label?: string;
  readonly draft: Pick<Draft<unknown>, 'changed' | 'theirs' | 'drop' | 'keepMine'>;
  readonly save: { readonly isPending: boolean; readonly error: unknown; readonly reset: () => void };
  readonly readOnly: boolean;
  readonly onSave: () => void;
  readonly children: ReactNode;
  /** What else can be done, at the right of Save. */
  readonly more?: ReactNode;
};

/** Fields with Save and Undo. Nothing is sent while a field is wrong, and what was typed stays when a save is refused. */
export const SaveForm = ({ label, draft, save, readOnly, onSave, children, more }: Props) => {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!event.currentTarget.checkValidity())
      event.currentTarget.querySelector<HTMLElement>('input:invalid, select:invalid')?.focus();
    else if (draft.changed && !save.isPending && !readOnly) onSave();
  };
  const drop = () => {
    save.reset();
    draft.drop();
  };
  return (
    <form className="stack stack-wide" aria-label={label} noValidate onSubmit={submit}>
      {children}
      <div className="stack save-bar">
        <Trouble draft={draft} save={save} onDrop={drop} />
        <div className="row row-wrap">
          <button
            type="submit"
            className="button button-primary"
            disabled={!draft.changed || save.isPending || readOnly}
          >
            {say.save}
          </button>
          {draft.changed && (
            <button type="button" className="button button-quiet" onClick={drop}>
              {say.undo}
            </button>
          )}
          {draft.changed && <span className="small subtlest">{say.unsaved}</span>}
          <span className="grow" />
          {more}
        </div>
      </div>
    </form>
  );
};

const Trouble = ({ draft, save, onDrop }: Pick<Props, 'draft' | 'save'> & { onDrop: () => void }) => {
  const failure = failureOf(save.error);
  if (failure?.kind === 'conflict' || draft.theirs.length > 0) {
    const { title, text } = failureWords(failure ?? { kind: 'conflict', detail: say.changedMeanwhile });
    const keep = () => {
      save.reset();
      draft.keepMine();
    };
    return (
      <Message kind="warning" title={title} text={text}>
        {draft.theirs.length > 0 && (
          <>
            <p>{say.theirs(draft.theirs)}</p>
            <p className="row row-wrap">
              <button type="button" className="button" onClick={keep}>
                {say.keepMine}
              </button>
              <button type="button" className="button" onClick={onDrop}>
                {say.takeTheirs}
              </button>
            </p>
          </>
        )}
      </Message>
    );
  }
  if (save.error == null) return null;
  const said = failure === null ? { title: words.wrongTitle, text: words.wrongText } : failureWords(failure);
  return <Message kind="error" {...said} />;
};

type MessageProps = {
  readonly kind: 'warning' | 'error';
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
};

export const Message = ({ kind, title, text, children }: MessageProps) => (
  <div className={`message message-${kind}`} role="alert">
    <div className="grow stack">
      <div>
        <h2 className="message-title">{title}</h2>
        <p>{text}</p>
      </div>
      {children}
    </div>
  </div>
);

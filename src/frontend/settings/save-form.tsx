import type { FormEvent, ReactNode } from 'react';
import { failureOf } from '../shared/backend';
import { failureWords, words } from '../shared/messages';
import { ChangedMeanwhile } from './changed-meanwhile';
import type { SettingObject } from './last-change';
import { Message } from './message';
import { settingsWords as say } from './messages';
import type { Draft } from './use-draft';

export { Message } from './message';

type Props = {
  readonly label?: string;
  readonly draft: Pick<Draft<unknown>, 'changed' | 'theirs' | 'drop' | 'keepMine'>;
  readonly save: { readonly isPending: boolean; readonly error: unknown; readonly reset: () => void };
  readonly readOnly: boolean;
  readonly onSave: () => void;
  readonly children: ReactNode;
  /** What is saved, as the log names it: who was faster, and when, is read there. */
  readonly object?: SettingObject | null;
  /** What somebody else changed, and what this draft changes, in sentences. */
  readonly changes?: readonly string[];
  readonly compare?: readonly string[];
  /** What else can be done, at the right of Save. */
  readonly more?: ReactNode;
};

/** Fields with Save and Undo. Nothing is sent while a field is wrong, and what was typed stays when a save is refused. */
export const SaveForm = ({ label, draft, save, readOnly, onSave, children, more, ...told }: Props) => {
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
        <Trouble draft={draft} save={save} onDrop={drop} {...told} />
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

type TroubleProps = Pick<Props, 'draft' | 'save' | 'object' | 'changes' | 'compare'> & { readonly onDrop: () => void };

const Trouble = ({ draft, save, onDrop, object = null, changes = [], compare = [] }: TroubleProps) => {
  const failure = failureOf(save.error);
  if (failure?.kind !== 'conflict' && draft.theirs.length === 0) return <Refused error={save.error} />;
  const keep = () => {
    save.reset();
    draft.keepMine();
  };
  return (
    <ChangedMeanwhile
      object={object}
      failure={failure ?? { kind: 'conflict', detail: say.changedMeanwhile }}
      theirs={draft.theirs}
      changes={changes}
      compare={compare}
      onKeep={keep}
      onDrop={onDrop}
    />
  );
};

/** Why something was not done; nothing where nothing failed. */
export const Refused = ({ error }: { error: unknown }) => {
  if (error == null) return null;
  const failure = failureOf(error);
  const said = failure === null ? { title: words.wrongTitle, text: words.wrongText } : failureWords(failure);
  return <Message kind="error" {...said} />;
};

import { RefusedIcon } from '../../shared/icons';
import { form } from './messages';
import type { Saving } from './use-saving';

type Props = { readonly own: boolean; readonly problems: number; readonly saving: Saving };

/** Save and cancel, where they are ours; beside them why nothing can be saved. */
export const SaveBar = ({ own, problems, saving }: Props) => {
  const why = problems > 0 ? form.needsChange(problems) : null;
  return (
    <div className="edit-save">
      {own ? (
        <>
          <button
            type="submit"
            className="button button-primary"
            aria-disabled={why !== null || saving.busy}
            aria-describedby="edit-why"
          >
            {saving.busy ? form.saving : form.save}
          </button>
          <button type="button" className="button button-quiet" onClick={() => void saving.cancel()}>
            {form.cancel}
          </button>
        </>
      ) : (
        <span className="small subtle">{form.widgetSaves}</span>
      )}
      <span id="edit-why" className="small subtle" role="status">
        {why}
      </span>
      {saving.failed !== null && (
        <p className="message message-error" role="alert">
          <RefusedIcon />
          {form.notSaved(saving.failed)}
        </p>
      )}
    </div>
  );
};

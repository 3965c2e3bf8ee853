import type { SyncPage, SyncSettings } from '../../../contract/sync';
import { NumberField } from '../../shared/fields';
import { SaveForm } from '../save-form';
import { useDraft } from '../use-draft';
import { told } from '../use-settings';
import { syncWords as say } from './messages';
import { useSyncSave } from './use-sync';

const OBJECT = { kind: 'sync', id: null, accountId: null } as const;

/** How much of the pool of points the background may use. */
export const ShareForm = ({ page: { settings, readOnly } }: { page: SyncPage }) => {
  const draft = useDraft('sync', settings);
  const save = useSyncSave(() => {
    draft.drop();
    told(say.saved, OBJECT);
  });
  const field = (name: 'share' | 'largeShare') => (
    <span className="field">
      <span aria-hidden="true">{say[name]}</span>
      <NumberField
        label={say[name]}
        value={percentOf(draft.value[name])}
        least={0.01}
        most={100}
        onChange={(percent) => draft.change({ ...draft.value, [name]: (percent ?? Number.NaN) / 100 } as SyncSettings)}
      />
    </span>
  );
  return (
    <section className="stack" aria-label={say.settings}>
      <h2>{say.settings}</h2>
      <p className="subtle">{say.shareText}</p>
      <SaveForm
        label={say.settings}
        draft={draft}
        save={save}
        readOnly={readOnly}
        object={OBJECT}
        onSave={() => save.mutate(draft.value)}
      >
        <div className="row row-wrap row-top">
          {field('share')}
          {field('largeShare')}
        </div>
      </SaveForm>
    </section>
  );
};

/** Tenths of a percent at the most, as people type them. */
const percentOf = (share: number): number => (Number.isNaN(share) ? share : Math.round(share * 10_000) / 100);

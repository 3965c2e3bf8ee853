import type { StoragePage } from '../../../contract/storage';
import { NumberField } from '../../shared/fields';
import { RowsByTable } from '../../shared/rows-by-table';
import { useFormat } from '../../shared/site';
import { Failed } from '../../shared/states';
import { SaveForm } from '../save-form';
import { useDraft } from '../use-draft';
import { told } from '../use-settings';
import { EraseAll } from './erase-all';
import { privacyWords } from './messages';
import { bytesWords, storageWords as say } from './storage-messages';
import { useRetentionSave, useStorage } from './use-storage';

/** What is kept, how much room it takes, for how long, and how all of it goes. */
export const Storage = () => {
  const storage = useStorage();
  return (
    <>
      {storage.isPending && <div className="skeleton skeleton-block" role="status" aria-label={say.loading} />}
      {storage.isError && <Failed error={storage.error} onRetry={() => void storage.refetch()} />}
      {storage.isSuccess && (
        <>
          <RetentionForm page={storage.data} />
          <Room page={storage.data} />
          <EraseAll page={storage.data} />
        </>
      )}
    </>
  );
};

const OBJECT = { kind: 'retention', id: null, accountId: null } as const;

const RetentionForm = ({ page: { retention, readOnly, keptFrom } }: { page: StoragePage }) => {
  const format = useFormat();
  const draft = useDraft('retention', retention);
  const save = useRetentionSave(() => {
    draft.drop();
    told(say.saved, OBJECT);
  });
  const { historyMonths } = draft.value;
  // Part of a month is none: what is typed is kept as it is until it is a whole number.
  const whole = (months: number | null) => (months !== null && !Number.isInteger(months) ? Number.NaN : months);
  return (
    <section className="stack" aria-label={say.retention}>
      <h2>{say.retention}</h2>
      <p className="subtle">{say.retentionText}</p>
      <SaveForm
        label={say.retention}
        draft={draft}
        save={save}
        readOnly={readOnly}
        object={OBJECT}
        onSave={() => save.mutate(draft.value)}
      >
        <span className="field">
          <span aria-hidden="true">{say.months}</span>
          <NumberField
            label={say.months}
            value={historyMonths}
            least={3}
            most={120}
            optional
            placeholder={say.forEver}
            onChange={(months) => draft.change({ ...draft.value, historyMonths: whole(months) })}
          />
        </span>
        <p className="small subtle">
          {keptFrom === null
            ? say.nothingGone
            : say.keptFrom(format.dayInYear(new Date(keptFrom).toISOString().slice(0, 10)))}
        </p>
      </SaveForm>
    </section>
  );
};

const Room = ({ page: { tables, bytes, limit, state } }: { page: StoragePage }) => {
  const format = useFormat();
  const shown = (value: number) => bytesWords(value, format.number);
  const said = say.of(shown(bytes), shown(limit));
  return (
    <section className="stack" aria-label={privacyWords.kept}>
      <div className="row row-between row-wrap">
        <h2>{privacyWords.kept}</h2>
        <span className="small subtle">{said}</span>
      </div>
      <p className="subtle">{privacyWords.keptText}</p>
      <progress className="progress" value={Math.min(bytes, limit)} max={limit} aria-label={said} />
      <p className={state === 'fits' ? 'small subtle' : 'small warning'}>{say.states[state]}</p>
      <RowsByTable
        table={privacyWords.table}
        rows={privacyWords.rows}
        counts={tables}
        more={{ title: say.bytes, of: ({ bytes: own }) => shown(own) }}
      />
    </section>
  );
};

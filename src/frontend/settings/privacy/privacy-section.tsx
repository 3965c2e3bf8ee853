import type { OwnKind, PrivacyPage, SelfService } from '../../../contract/privacy';
import { Failed } from '../../shared/states';
import { SaveForm } from '../save-form';
import { useDraft } from '../use-draft';
import { told } from '../use-settings';
import { privacyWords as say } from './messages';
import { OnePerson } from './one-person';
import { Storage } from './storage';
import { usePrivacy, usePrivacySave } from './use-privacy';

/** What is kept of people, what they may do themselves, and how they are taken out. */
export const PrivacySection = () => {
  const privacy = usePrivacy();
  return (
    <>
      <header>
        <h1>{say.title}</h1>
        <p className="subtle">{say.text}</p>
      </header>
      {privacy.isPending && <div className="skeleton skeleton-block" role="status" aria-label={say.loading} />}
      {privacy.isError && <Failed error={privacy.error} onRetry={() => void privacy.refetch()} />}
      {privacy.isSuccess && (
        <>
          <Rules page={privacy.data} />
          <OnePerson readOnly={privacy.data.readOnly} />
          <Storage />
        </>
      )}
    </>
  );
};

const KINDS = Object.keys(say.kinds) as readonly OwnKind[];
const MODES = Object.keys(say.modes) as readonly SelfService[];

const Rules = ({ page: { settings, readOnly } }: { page: PrivacyPage }) => {
  const draft = useDraft('privacy', settings);
  const { value } = draft;
  const save = usePrivacySave(() => {
    draft.drop();
    told(say.saved);
  });
  return (
    <SaveForm label={say.title} draft={draft} save={save} readOnly={readOnly} onSave={() => save.mutate(value)}>
      <fieldset className="choices">
        <legend>{say.council}</legend>
        <label className="check">
          <input
            type="checkbox"
            checked={value.worksCouncil}
            onChange={(event) => draft.change({ ...value, worksCouncil: event.target.checked })}
          />
          {say.councilSwitch}
        </label>
        <p className="small subtle">{say.councilText}</p>
      </fieldset>
      <fieldset className="choices">
        <legend>{say.self}</legend>
        {KINDS.map((kind) => (
          <label key={kind} className="field field-narrow">
            {say.kinds[kind]}
            <select
              className="select"
              value={value.selfService[kind]}
              onChange={(event) =>
                draft.change({
                  ...value,
                  selfService: { ...value.selfService, [kind]: event.target.value as SelfService },
                })
              }
            >
              {MODES.map((mode) => (
                <option key={mode} value={mode}>
                  {say.modes[mode]}
                </option>
              ))}
            </select>
          </label>
        ))}
      </fieldset>
    </SaveForm>
  );
};

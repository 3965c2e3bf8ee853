import type { SiteSettings, TeamSettings } from '../../contract';
import { NumberField } from '../shared/fields';
import { HoursByType } from './hours-by-type';
import { settingsWords as say } from './messages';
import { SaveForm } from './save-form';
import { useDraft } from './use-draft';
import { told, useSave } from './use-settings';
import { ZoneField } from './zone-field';

/** What counts on this site. */
export const SiteSection = ({ settings }: { settings: TeamSettings }) => {
  const draft = useDraft('site', settings.site);
  const { value } = draft;
  const save = useSave('saveSiteSettings', () => {
    draft.drop();
    told(say.savedSite);
  });
  const change = (part: Partial<SiteSettings>) => draft.change({ ...value, ...part });
  return (
    <>
      <header>
        <h1>{say.siteTitle}</h1>
        <p className="subtle">{say.siteText}</p>
      </header>
      <SaveForm draft={draft} save={save} readOnly={settings.readOnly} onSave={() => save.mutate(value)}>
        <fieldset className="choices">
          <legend>{say.whatCounts}</legend>
          <label className="check">
            <input
              type="checkbox"
              checked={value.otherWork}
              onChange={(event) => change({ otherWork: event.target.checked })}
            />
            {say.otherWork}
          </label>
          <label className="check">
            <input
              type="checkbox"
              checked={value.assumeRemaining}
              onChange={(event) => change({ assumeRemaining: event.target.checked })}
            />
            {say.assumeRemaining}
          </label>
        </fieldset>
        <div className="field-narrow stack-tight">
          <span className="field">
            <span aria-hidden="true">{say.hoursPerPoint}</span>
            <NumberField
              label={say.hoursPerPoint}
              value={value.secondsPerPoint === null ? null : value.secondsPerPoint / 3600}
              least={0.1}
              most={1000}
              optional
              onChange={(hours) => change({ secondsPerPoint: hours === null ? null : Math.round(hours * 3600) })}
            />
          </span>
          <p className="small subtle">{say.hoursPerPointHelp}</p>
        </div>
        <HoursByType value={value.assumedByType} onChange={(assumedByType) => change({ assumedByType })} />
        <ZoneField
          label={say.siteZone}
          help={say.siteZoneHelp}
          value={value.zone}
          onChange={(zone) => change({ zone })}
        />
      </SaveForm>
    </>
  );
};

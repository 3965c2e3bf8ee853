import { useState } from 'react';
import type { SiteSettings, TeamSettings } from '../../contract';
import { settingsWords as say } from './messages';
import { SaveBar } from './save-bar';
import { useSave } from './use-settings';

/** What counts on this site. */
export const SiteSection = ({ settings }: { settings: TeamSettings }) => {
  const [seen, setSeen] = useState(settings.site);
  const [draft, setDraft] = useState(settings.site);
  const save = useSave('saveSiteSettings', ({ site }) => {
    setSeen(site);
    setDraft(site);
  });
  const change = (part: Partial<SiteSettings>) => setDraft((now) => ({ ...now, ...part }));
  const reset = () => {
    save.reset();
    setSeen(settings.site);
    setDraft(settings.site);
  };
  return (
    <>
      <header>
        <h1>{say.siteTitle}</h1>
        <p className="subtle">{say.siteText}</p>
      </header>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.otherWork}
          onChange={(event) => change({ otherWork: event.target.checked })}
        />
        {say.otherWork}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.assumeRemaining}
          onChange={(event) => change({ assumeRemaining: event.target.checked })}
        />
        {say.assumeRemaining}
      </label>
      <label className="field field-narrow">
        {say.hoursPerPoint}
        <input
          className="input"
          type="number"
          min={0}
          step={0.5}
          placeholder={say.hoursPerPointHelp}
          value={draft.secondsPerPoint === null ? '' : draft.secondsPerPoint / 3600}
          onChange={(event) =>
            change({
              secondsPerPoint: Number(event.target.value) > 0 ? Math.round(Number(event.target.value) * 3600) : null,
            })
          }
        />
      </label>
      <label className="field field-narrow">
        {say.siteZone}
        <input
          className="input"
          value={draft.zone ?? ''}
          placeholder="Europe/Berlin"
          onChange={(event) => change({ zone: event.target.value === '' ? null : event.target.value })}
        />
      </label>
      <SaveBar
        changed={JSON.stringify(draft) !== JSON.stringify(seen)}
        busy={save.isPending}
        error={save.error}
        readOnly={settings.readOnly}
        onSave={() => save.mutate(draft)}
        onUndo={reset}
      />
    </>
  );
};

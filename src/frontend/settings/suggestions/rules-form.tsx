import type { SkillSettings, SuggestionRules } from '../../../contract/skills';
import { PRESETS } from '../../../domain/suggestion/presets';
import { usePrivacy } from '../privacy/use-privacy';
import { SaveForm } from '../save-form';
import { useSkillSave } from '../skills/use-skill-settings';
import { useDraft } from '../use-draft';
import { told } from '../use-settings';
import { suggestionSettingWords as say } from './messages';

const MODES = Object.keys(say.modes) as SuggestionRules['mode'][];
const CHOICES = Object.keys(say.presets) as SuggestionRules['preset'][];

/** Mode, preset and the two switches. */
export const RulesForm = ({ settings: { rules, readOnly } }: { settings: SkillSettings }) => {
  const draft = useDraft('rules', rules);
  const { value } = draft;
  const save = useSkillSave('saveSuggestionRules', () => {
    draft.drop();
    told(say.saved);
  });
  const change = (part: Partial<SuggestionRules>) => draft.change({ ...value, ...part });
  const ordered = value.mode !== 'off';
  const worksCouncil = usePrivacy().data?.settings.worksCouncil === true;
  return (
    <SaveForm label={say.title} draft={draft} save={save} readOnly={readOnly} onSave={() => save.mutate(value)}>
      {worksCouncil && <p className="message message-information">{say.worksCouncil}</p>}
      <fieldset className="choices options">
        <legend>{say.mode}</legend>
        {MODES.map((mode) => (
          <Option
            key={mode}
            group="mode"
            title={say.modes[mode][0]}
            text={say.modes[mode][1]}
            chosen={value.mode === mode}
            onChoose={() => change({ mode })}
          />
        ))}
      </fieldset>
      <fieldset className="choices options" disabled={!ordered}>
        <legend>{say.preset}</legend>
        {!ordered && <p className="small subtle">{say.noOrder}</p>}
        {CHOICES.map((preset) => (
          <Option
            key={preset}
            group="preset"
            title={say.presets[preset]}
            text={PRESETS[preset].says}
            chosen={value.preset === preset}
            onChoose={() => change({ preset })}
          />
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend>{say.more}</legend>
        <label className="check">
          <input
            type="checkbox"
            checked={value.growth}
            disabled={value.mode === 'off'}
            onChange={(event) => change({ growth: event.target.checked })}
          />
          {say.growth}
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={value.adapt}
            disabled={value.mode !== 'full'}
            onChange={(event) => change({ adapt: event.target.checked })}
          />
          {say.adapt}
        </label>
        {value.mode !== 'full' && <p className="small subtle">{say.adaptOnlyFull}</p>}
      </fieldset>
    </SaveForm>
  );
};

type OptionProps = {
  readonly group: string;
  readonly title: string;
  readonly text: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

const Option = ({ group, title, text, chosen, onChoose }: OptionProps) => (
  <label className="option">
    <input type="radio" name={group} checked={chosen} onChange={onChoose} />
    <span>
      <span className="strong block">{title}</span>
      <span className="small subtle">{text}</span>
    </span>
  </label>
);

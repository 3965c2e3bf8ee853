import { useState } from 'react';
import type { MarkSetting } from '../../../contract/kpi-settings';
import { type Named, useIssueTypes } from '../use-jira';
import { ChosenList } from './chosen-list';
import { kpiSettingWords as say } from './messages';

type Props = {
  readonly title: string;
  readonly help: string;
  readonly value: MarkSetting | null;
  /** Options of the health and safety field; null = this kind is not told by options. */
  readonly options: readonly Named[] | null;
  readonly onChange: (value: MarkSetting | null) => void;
};

const NONE: MarkSetting = { types: [], labels: [], options: [] };

/** Which issues are of a kind: of any of these types, with any of these labels or options. */
export const MarkFields = ({ title, help, value, options, onChange }: Props) => {
  const types = useIssueTypes();
  const mark = value ?? NONE;
  const change = (part: Partial<MarkSetting>) => {
    const next = { ...mark, ...part };
    onChange(next.types.length + next.labels.length + next.options.length === 0 ? null : next);
  };
  return (
    <fieldset className="choices kpi-mark">
      <legend>{title}</legend>
      <p className="small subtle">{help}</p>
      <div className="row row-wrap row-top kpi-mark-parts">
        <ChosenList
          label={say.typesOf(title)}
          add={say.addType}
          all={types}
          chosen={mark.types}
          nameless={say.typeOf}
          onChange={(ids) => change({ types: ids })}
        />
        <Labels of={title} labels={mark.labels} onChange={(labels) => change({ labels })} />
        {options !== null && (options.length > 0 || mark.options.length > 0) && (
          <ChosenList
            label={say.optionsOf(title)}
            add={say.addOption}
            all={options}
            chosen={mark.options}
            nameless={say.optionOf}
            onChange={(ids) => change({ options: ids })}
          />
        )}
      </div>
    </fieldset>
  );
};

type LabelsProps = {
  readonly of: string;
  readonly labels: readonly string[];
  readonly onChange: (labels: readonly string[]) => void;
};

/** Labels hold no spaces: they are typed with spaces or commas between. */
const Labels = ({ of, labels, onChange }: LabelsProps) => {
  const [text, setText] = useState<string | null>(null);
  const read = (typed: string) => [...new Set(typed.split(/[\s,]+/).filter((label) => label !== ''))].slice(0, 50);
  const kept = text !== null && read(text).join(' ') === labels.join(' ') ? text : null;
  return (
    <label className="field kpi-labels">
      {say.labels}
      <input
        className="input"
        aria-label={say.labelsOf(of)}
        placeholder={say.labelsLike}
        dir="auto"
        maxLength={2000}
        value={kept ?? labels.join(', ')}
        onBlur={() => setText(null)}
        onChange={(event) => {
          setText(event.target.value);
          onChange(read(event.target.value));
        }}
      />
    </label>
  );
};

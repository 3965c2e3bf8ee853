import { settingsWords } from '../messages';
import { RemoveButton } from '../remove-button';
import type { Named } from '../use-jira';

type Props = {
  readonly label: string;
  /** The first choice of the list, which adds nothing. */
  readonly add: string;
  readonly all: readonly Named[];
  readonly chosen: readonly string[];
  /** What stands for what Jira no longer names. */
  readonly nameless: (id: string) => string;
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Some of many, in the order in which they were chosen. */
export const ChosenList = ({ label, add, all, chosen, nameless, onChange }: Props) => {
  const nameOf = (id: string) => all.find((one) => one.id === id)?.name ?? nameless(id);
  const free = all.filter(({ id }) => !chosen.includes(id));
  return (
    <div className="stack-tight kpi-chosen">
      {chosen.length > 0 && (
        <ul className="row row-wrap kpi-chips" aria-label={label}>
          {chosen.map((id) => (
            <li key={id} className="kpi-chip">
              <bdi className="truncate">{nameOf(id)}</bdi>
              <RemoveButton
                label={settingsWords.removeName(nameOf(id))}
                onClick={() => onChange(chosen.filter((one) => one !== id))}
              />
            </li>
          ))}
        </ul>
      )}
      {free.length > 0 && (
        <select
          className="select"
          aria-label={`${label}, ${add}`}
          value=""
          onChange={(event) => event.target.value !== '' && onChange([...chosen, event.target.value])}
        >
          <option value="">{add}</option>
          {free.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
};

import { useFormat } from '../shared/site';
import { panelWords } from './messages';
import type { SortKey } from './order';
import type { PanelProps } from './props';
import type { Choice } from './use-choice';
import type { Layout } from './use-layout';
import type { Window, WindowKey } from './windows';

type Props = Pick<PanelProps, 'panel' | 'teamId' | 'onTeam'> & { readonly choice: Choice; readonly layout: Layout };

/** A team of so few needs no order. */
const FEW = 3;

/** The team's name or the switch between teams, which days count, the order, and finding a name. */
export const Controls = ({ panel, teamId, onTeam, choice, layout }: Props) => {
  const many = panel.members.length > FEW;
  return (
    <header className="stack">
      <div className="row row-between row-wrap">
        <TeamName {...{ panel, teamId, onTeam }} />
        <span className="small subtlest" aria-live="polite">
          {choice.text === ''
            ? panelWords.people(panel.members.length)
            : panelWords.found(choice.found.length, panel.members.length)}
        </span>
      </div>
      <div className="controls-line">
        {layout === 'narrow' ? <WindowSelect {...choice} /> : <WindowSwitch {...choice} />}
        {many && (
          <div className="controls-right">
            {choice.findable && <Find {...choice} />}
            <Sort {...choice} />
          </div>
        )}
      </div>
      {choice.found.length === 0 && <p className="subtle">{panelWords.nobodyFound(choice.text)}</p>}
    </header>
  );
};

const TeamName = ({ panel, teamId, onTeam }: Pick<Props, 'panel' | 'teamId' | 'onTeam'>) => {
  const { team, teams } = panel;
  if (team.kind === 'default') return <h2>{panelWords.teammates}</h2>;
  if (teams.length < 2)
    return (
      <h2 className="truncate">
        <bdi>{team.name}</bdi>
      </h2>
    );
  // Until the other team's people come, the switch says what was asked for.
  const asked = teams.find(({ id }) => id === teamId) ?? team;
  return (
    <h2 className="row">
      <label className="visually-hidden" htmlFor="team">
        {panelWords.team}
      </label>
      <select
        id="team"
        className="select select-title"
        value={asked.id}
        onChange={(event) => onTeam(Number(event.target.value))}
      >
        {teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </h2>
  );
};

const useWindowName = () => {
  const format = useFormat();
  return ({ key, to }: Window) => panelWords.windows[key](format.day(to));
};

const WindowSwitch = ({ windows, window, setWindow }: Choice) => {
  const name = useWindowName();
  return (
    <fieldset className="switch">
      <legend className="visually-hidden">{panelWords.windowLabel}</legend>
      {windows.map((one) => (
        <label key={one.key} className={one.key === window.key ? 'switch-on' : ''}>
          <input
            type="radio"
            name="window"
            className="visually-hidden"
            checked={one.key === window.key}
            onChange={() => setWindow(one.key)}
          />
          {name(one)}
        </label>
      ))}
    </fieldset>
  );
};

const WindowSelect = ({ windows, window, setWindow }: Choice) => {
  const name = useWindowName();
  return (
    <select
      className="select select-small"
      aria-label={panelWords.windowLabel}
      value={window.key}
      onChange={(event) => setWindow(event.target.value as WindowKey)}
    >
      {windows.map((one) => (
        <option key={one.key} value={one.key}>
          {name(one)}
        </option>
      ))}
    </select>
  );
};

const Find = ({ text, setText }: Choice) => (
  <input
    type="search"
    className="input input-find"
    aria-label={panelWords.find}
    placeholder={panelWords.find}
    value={text}
    onChange={(event) => setText(event.target.value)}
  />
);

const Sort = ({ sort, sorts, setSort }: Choice) => (
  <select
    className="select select-small"
    aria-label={panelWords.sortLabel}
    value={sort}
    onChange={(event) => setSort(event.target.value as SortKey)}
  >
    {sorts.map((key) => (
      <option key={key} value={key}>
        {panelWords.sorts[key]}
      </option>
    ))}
  </select>
);

/** The rest of a long team, on demand. */
export const MoreRows = ({ choice }: { choice: Choice }) =>
  choice.text !== '' || (choice.found.length === choice.shown.length && !choice.all) ? null : (
    <button type="button" className="button button-link" onClick={() => choice.setAll(!choice.all)}>
      {choice.all ? panelWords.showFewer : panelWords.showAll(choice.found.length)}
    </button>
  );

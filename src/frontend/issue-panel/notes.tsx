import type { CapacityPanel } from '../../contract';
import { InfoIcon } from '../shared/icons';
import { words } from '../shared/messages';
import { useFormat } from '../shared/site';

/** What the bars' colours mean. */
export const Legend = () => (
  <ul className="legend small subtle">
    {(['load', 'assumed', 'capacity', 'over', 'away'] as const).map((kind) => (
      <li key={kind}>
        <svg width={kind === 'capacity' ? 6 : 18} height={12} aria-hidden="true" focusable="false">
          {kind === 'capacity' ? <rect className="bar-tick" x={2} y={0} width={2} height={12} rx={1} /> : null}
          {kind === 'over' ? <path className="bar-over" d="M1 1h11l5 5-5 5H1z" /> : null}
          {kind === 'load' || kind === 'assumed' || kind === 'away' ? (
            <rect className={`bar-${kind === 'load' ? 'known' : kind}`} x={0} y={0} width={18} height={12} rx={2} />
          ) : null}
        </svg>
        {words.legend[kind]}
      </li>
    ))}
  </ul>
);

/** What the figures leave out or assume, and how fresh they are. */
export const DataNotes = ({ panel }: { panel: CapacityPanel }) => {
  const format = useFormat();
  const unestimated = panel.members.reduce((sum, member) => sum + member.unestimated, 0);
  const assumed = panel.members.reduce((sum, { days }) => sum + days.reduce((total, day) => total + day.assumed, 0), 0);
  const calendars = panel.members.filter(({ calendarAssumed }) => calendarAssumed).length;
  const notes = [
    ...(unestimated > 0
      ? [assumed > 0 ? words.noteAssumed(unestimated, format.hours(assumed)) : words.noteUnknown(unestimated)]
      : []),
    ...(calendars > 0 ? [words.noteCalendars(calendars)] : []),
    ...(panel.closedProjects > 0 ? [words.noteClosed(panel.closedProjects)] : []),
    ...(panel.otherWorkIncluded ? [] : [words.noteOwnOnly]),
    ...(panel.readOnly ? [words.noteReadOnly] : []),
  ];
  const window =
    panel.window.kind === 'until-due' ? words.hoursUntil(format.day(panel.window.to)) : words.hoursTwoWeeks;
  return (
    <footer className="notes small subtle">
      {notes.length > 0 && (
        <div className="row row-top">
          <InfoIcon />
          <span>{notes.join(' ')}</span>
        </div>
      )}
      <p className="subtlest">
        {window} {words.facts(format.time(panel.asOf), format.zone)}
      </p>
    </footer>
  );
};

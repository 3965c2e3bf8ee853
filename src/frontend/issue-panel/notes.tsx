import type { GivenUp } from '../../contract';
import { givenUpWords } from '../shared/gap-words';
import { InfoIcon } from '../shared/icons';
import { useFormat, useSite } from '../shared/site';
import { panelWords } from './messages';
import type { PanelProps } from './props';
import { stateWords } from './state-messages';
import { openSettings, useAdmin } from './use-admin';
import { assumedIn } from './week-sums';
import type { Window } from './windows';
import { MOST_LISTED } from './work';

const KINDS = ['load', 'other', 'assumed', 'own', 'capacity', 'over', 'away'] as const;

/** What the bars' colours mean. */
export const Legend = () => (
  <ul className="legend small subtle">
    {KINDS.map((kind) => (
      <li key={kind}>
        <svg width={kind === 'capacity' ? 6 : 18} height={12} aria-hidden="true" focusable="false">
          {kind === 'capacity' ? (
            <rect className="bar-tick" x={2} y={0} width={2} height={12} rx={1} />
          ) : kind === 'over' ? (
            <path className="bar-over" d="M1 1h11l5 5-5 5H1z" />
          ) : (
            <rect className={`bar-${kind}`} x={0.5} y={0.5} width={17} height={11} rx={2} />
          )}
        </svg>
        {panelWords.legend[kind]}
      </li>
    ))}
  </ul>
);

/** What the figures leave out or assume, each by person on demand, and how fresh they are. */
export const DataNotes = (props: PanelProps & { window: Window }) => {
  const { panel, window } = props;
  const format = useFormat();
  const { from, to, key } = window;
  const day = format.day;
  return (
    <footer className="notes small subtle">
      <Notes {...props} />
      <TeamNote {...props} />
      <p className="subtlest">
        {key === 'due'
          ? panelWords.hoursUntil(day(to))
          : panelWords.hoursBetween(day(from < panel.window.from ? panel.window.from : from), day(to))}{' '}
        {panelWords.facts(format.time(panel.asOf), format.zone)}
      </p>
    </footer>
  );
};

const Notes = ({ panel, nameOf, work, notListed }: PanelProps) => {
  const format = useFormat();
  const { members, closedProjects, otherWorkIncluded, weeks } = panel;
  const unestimated = members.filter((member) => member.unestimated > 0);
  const count = unestimated.reduce((sum, member) => sum + member.unestimated, 0);
  const assumed = members.reduce((sum, { days }) => sum + assumedIn(days, weeks), 0);
  const calendars = members.filter(({ calendarAssumed }) => calendarAssumed).map(({ accountId }) => nameOf(accountId));
  const odd = members.filter(({ oddEstimates }) => oddEstimates > 0);
  const old = members.filter(({ givenUp }) => givenUp > 0);
  const sumOf = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0);
  const by = (count: (member: (typeof members)[number]) => number, of: typeof members) =>
    panelWords.byPerson(of.map((member) => `${nameOf(member.accountId)} ${count(member)}`));
  const rest = [
    ...(panel.givenUp === null ? [] : [panelWords.noteGivenUp(givenWords(panel.givenUp))]),
    ...(calendars.length > 0 ? [panelWords.noteCalendars(shortList(calendars))] : []),
    ...(closedProjects > 0 ? [panelWords.noteClosed(closedProjects)] : []),
    ...(otherWorkIncluded ? [] : [panelWords.noteOwnOnly]),
    ...(work?.cut === true ? [panelWords.noteListed(format.number(MOST_LISTED))] : []),
    ...(notListed !== null ? [panelWords.noteNotListed] : []),
  ];
  if (count + odd.length + old.length === 0 && rest.length === 0) return null;
  return (
    <div className="row row-top">
      <InfoIcon />
      <div>
        {count > 0 && (
          <details>
            <summary>
              {assumed > 0 ? panelWords.noteAssumed(count, format.hours(assumed)) : panelWords.noteUnknown(count)}
            </summary>
            {by((member) => member.unestimated, unestimated)}
          </details>
        )}
        {odd.length > 0 && (
          <details>
            <summary>{panelWords.noteOdd(sumOf(odd.map(({ oddEstimates }) => oddEstimates)))}</summary>
            {by((member) => member.oddEstimates, odd)}
          </details>
        )}
        {old.length > 0 && (
          <details>
            <summary>{panelWords.noteOld(sumOf(old.map(({ givenUp }) => givenUp)))}</summary>
            {by((member) => member.givenUp, old)}
          </details>
        )}
        {rest.length > 0 && <p>{rest.join(' ')}</p>}
      </div>
    </div>
  );
};

const givenWords = (given: GivenUp): string => givenUpWords(KINDS_GIVEN_UP.map((of) => ({ of, count: given[of] })));
const KINDS_GIVEN_UP = ['issue', 'project', 'person', 'page'] as const;

const MOST_NAMES = 4;
const shortList = (names: readonly string[]): readonly string[] =>
  names.length <= MOST_NAMES
    ? names
    : [...names.slice(0, MOST_NAMES - 1), panelWords.andMore(names.length - MOST_NAMES + 1)];

/** A viewer who is not among the people, and a team of one. */
const TeamNote = ({ panel: { members, team } }: PanelProps) => {
  const { accountId } = useSite();
  const alone = members.length === 1;
  const admin = useAdmin(alone);
  if (members.length === 0) return null;
  return (
    <p>
      {alone && stateWords.ofOne}{' '}
      {alone && admin && (
        <button type="button" className="button button-link" onClick={openSettings}>
          {stateWords.ofOneAdmin}
        </button>
      )}{' '}
      {!members.some((member) => member.accountId === accountId) &&
        stateWords.notMember(team.kind === 'configured' ? team.name : null)}
    </p>
  );
};

import './panel.css';
import { useLayoutEffect, useRef, useState } from 'react';
import type { CapacityPanel } from '../../contract';
import { PeopleIcon } from '../shared/icons';
import { words } from '../shared/messages';
import { ReadingNote } from '../shared/reading-note';
import { Centred, Failed } from '../shared/states';
import { useNames } from '../shared/use-names';
import { IssueLine } from './issue-line';
import { DataNotes, Legend } from './notes';
import { Skeleton } from './skeleton';
import { Teammates } from './teammates';
import { type Assign, useAssign } from './use-assign';
import { usePanel } from './use-panel';

/** Who has room for this issue. Knows the states; the view below knows none. */
export const IssuePanel = ({ issueId }: { issueId: string }) => {
  const [teamId, setTeamId] = useState<number | undefined>(undefined);
  const { panel, queryKey } = usePanel(issueId, teamId);
  const people =
    panel.data === undefined
      ? []
      : [
          ...panel.data.members.map(({ accountId }) => accountId),
          ...(panel.data.issue.assignee === null ? [] : [panel.data.issue.assignee]),
        ];
  const nameOf = useNames(people);
  const assign = useAssign(panel.data, queryKey, teamId, nameOf);
  if (panel.data !== undefined)
    return <PanelView panel={panel.data} nameOf={nameOf} assign={assign} onTeam={setTeamId} />;
  if (panel.isError) return <Failed error={panel.error} onRetry={() => void panel.refetch()} />;
  return <Skeleton />;
};

const WIDE_FROM = 520;

/** True when the panel has room for a table. */
const useWide = () => {
  const box = useRef<HTMLElement>(null);
  const [wide, setWide] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => setWide(element.clientWidth >= WIDE_FROM);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, wide };
};

type ViewProps = {
  readonly panel: CapacityPanel;
  readonly nameOf: (accountId: string) => string;
  readonly assign: Assign;
  readonly onTeam: (id: number) => void;
};

const PanelView = ({ panel, nameOf, assign, onTeam }: ViewProps) => {
  const { box, wide } = useWide();
  return (
    <main className="panel" ref={box}>
      <h1 className="visually-hidden">{words.capacity}</h1>
      {panel.reading !== null && <ReadingNote reading={panel.reading} />}
      <IssueLine panel={panel} nameOf={nameOf} />
      {panel.members.length === 0 && panel.reading?.phase !== 'open' ? (
        <Centred icon={<PeopleIcon />} title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <>
          <header className="row row-between mates-head">
            <h2>{panel.team.kind === 'configured' ? panel.team.name : words.teammates}</h2>
            {panel.teams.length > 1 && panel.team.kind === 'configured' ? (
              <label className="row small subtle">
                {words.team}
                <select
                  className="select"
                  value={panel.team.id}
                  onChange={(event) => onTeam(Number(event.target.value))}
                >
                  {panel.teams.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
            ) : (
              <span className="small subtlest">{words.people(panel.members.length)}</span>
            )}
          </header>
          <Teammates panel={panel} nameOf={nameOf} assign={assign} wide={wide} />
          <Legend />
        </>
      )}
      <DataNotes panel={panel} />
    </main>
  );
};

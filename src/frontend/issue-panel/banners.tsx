import type { ReactNode } from 'react';
import type { CapacityPanel } from '../../contract';
import { failureOf } from '../shared/backend';
import { BoxIcon, ClockIcon, LockIcon, MovedIcon, OverIcon, PeopleIcon, RetryIcon } from '../shared/icons';
import { failureWords, words } from '../shared/messages';
import { ReadingNote } from '../shared/reading-note';
import { useFormat, useSite } from '../shared/site';
import { staleWords } from '../shared/sync-words';
import { byCounts } from './member-words';
import type { PanelProps } from './props';
import { stateWords } from './state-messages';
import { openSettings, useAdmin } from './use-admin';
import { hasWork, type Window } from './windows';

/** What is unusual about what follows; figures stay below it. */
export const Banners = ({ panel, nameOf, renew, window }: PanelProps & { window: Window }) => {
  const { issueKey } = useSite();
  const { issue, reading, readOnly } = panel;
  return (
    <>
      {renew !== null && <NotRenewed {...renew} asOf={panel.asOf} />}
      {reading !== null && <ReadingNote reading={reading} />}
      {reading === null && <Stale panel={panel} />}
      {readOnly && (
        <Banner tone="warning" icon={<LockIcon />} title={stateWords.licenceTitle} text={stateWords.licenceText} />
      )}
      {issueKey !== null && issueKey !== issue.key && (
        <Banner icon={<MovedIcon />} title={stateWords.movedTitle(issue.key)} text={stateWords.movedText} />
      )}
      {issue.archived && <Banner icon={<BoxIcon />} title={stateWords.archivedTitle} text={stateWords.archivedText} />}
      {issue.open && !issue.archived && <NoRoom {...{ panel, nameOf, window }} />}
      <FewEstimates panel={panel} />
    </>
  );
};

type BannerProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly tone?: 'information' | 'warning' | 'error';
  readonly children?: ReactNode;
};

const Banner = ({ icon, title, text, tone = 'information', children }: BannerProps) => (
  <section className={`message message-${tone}`} role="status">
    {icon}
    <div className="grow stack stack-tight">
      <h2 className="message-title">{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  </section>
);

/** By less nobody calls figures old. */
const STALE_MS = 10 * 60_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const Stale = ({ panel: { now, asOf, stale } }: { panel: CapacityPanel }) => {
  const format = useFormat();
  if (stale === null) return null;
  const age = now - asOf;
  const old =
    age < 2 * HOUR ? stateWords.age(Math.round(age / MINUTE), 'min') : stateWords.age(Math.round(age / HOUR), 'h');
  const title = age < STALE_MS ? stateWords.staleSoon : stateWords.staleTitle(old);
  return <Banner tone="warning" icon={<ClockIcon />} title={title} text={staleWords(stale, asOf, format)} />;
};

const NotRenewed = ({ error, retry, asOf }: { error: unknown; retry: () => void; asOf: number }) => {
  const format = useFormat();
  const failure = failureOf(error);
  const title = failure === null ? stateWords.failedKeptTitle : failureWords(failure).title;
  return (
    <Banner tone="warning" icon={<RetryIcon />} title={title} text={stateWords.failedKept(format.moment(asOf))}>
      <button type="button" className="button button-link" onClick={retry}>
        {words.retry}
      </button>
    </Banner>
  );
};

/** Nobody could finish the issue in the window, though it may begin in it. */
const NoRoom = ({ panel, nameOf, window }: { panel: CapacityPanel; nameOf: PanelProps['nameOf']; window: Window }) => {
  const format = useFormat();
  const { issue, members } = panel;
  if (members.length === 0 || !hasWork(issue)) return null;
  if (issue.start !== null && issue.start > window.to) return null;
  const inTime = ({ couldFinishBy }: CapacityPanel['members'][number]) =>
    couldFinishBy !== null && couldFinishBy <= window.to;
  if (members.some(inTime)) return null;
  const first = [...members]
    .filter(({ couldFinishBy }) => couldFinishBy !== null)
    .sort((a, b) => ((a.couldFinishBy ?? '') < (b.couldFinishBy ?? '') ? -1 : 1))[0];
  const when =
    first?.couldFinishBy == null
      ? stateWords.noRoomNever
      : stateWords.noRoomFirst(nameOf(first.accountId), format.day(first.couldFinishBy));
  return (
    <Banner
      tone="warning"
      icon={<OverIcon />}
      title={window.key === 'due' ? stateWords.noRoomTitle(format.day(window.to)) : stateWords.noRoomTitleWeeks}
      text={`${when} ${issue.due === null ? stateWords.noRoomDoUndated : stateWords.noRoomDo}`}
    />
  );
};

/** Where most people are shown by counts, an admin is led to what would change it. */
const FewEstimates = ({ panel: { members } }: { panel: CapacityPanel }) => {
  const few = members.length > 0 && members.filter(byCounts).length * 2 > members.length;
  const admin = useAdmin(few);
  if (!few) return null;
  return (
    <Banner icon={<PeopleIcon />} title={stateWords.fewTitle} text={stateWords.fewText}>
      {admin && (
        <button type="button" className="button button-link" onClick={openSettings}>
          {stateWords.fewAdmin}
        </button>
      )}
    </Banner>
  );
};

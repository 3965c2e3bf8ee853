import './sync.css';
import type { SyncPage } from '../../../contract/sync';
import { WarningIcon } from '../../shared/icons';
import { useFormat } from '../../shared/site';
import { Failed } from '../../shared/states';
import { useProjectNames } from '../use-jira';
import { CheckIssue } from './check-issue';
import { DeadLetters } from './dead-letters';
import { adviceWords, syncWords as say, stateWords } from './messages';
import { OddValues } from './odd-values';
import { Points } from './points';
import { Projects } from './projects';
import { ShareForm } from './share-form';
import { StateCards } from './state-cards';
import { SyncActions } from './sync-actions';
import { useSync } from './use-sync';

/** How true the read model is: state, what waits, what it costs, what rests, and one issue held against Jira. */
export const SyncSection = () => {
  const sync = useSync();
  return (
    <>
      {sync.data === undefined ? <Title /> : <SyncActions page={sync.data} title={<Title />} />}
      {sync.isPending && <div className="skeleton skeleton-block" role="status" aria-label={say.loading} />}
      {sync.isError && sync.data === undefined && <Failed error={sync.error} onRetry={() => void sync.refetch()} />}
      {sync.data !== undefined && <Ready page={sync.data} />}
    </>
  );
};

const Title = () => (
  <header>
    <h1>{say.title}</h1>
    <p className="subtle">{say.text}</p>
  </header>
);

const Ready = ({ page }: { page: SyncPage }) => (
  <>
    <StateCards page={page} />
    <Advice page={page} />
    <Points page={page} />
    <Closed page={page} />
    <CheckIssue readOnly={page.readOnly} />
    <DeadLetters page={page} />
    <OddValues page={page} />
    <Projects page={page} />
    <ShareForm page={page} />
  </>
);

const Advice = ({ page: { state } }: { page: SyncPage }) => {
  const format = useFormat();
  const advice = adviceWords(state);
  if (advice === null) return null;
  const { name, text } = stateWords(state, format);
  return (
    <section className="message message-warning" role="status">
      <WarningIcon />
      <div className="grow stack-tight">
        <h2 className="message-title">{`${name}. ${text}`}</h2>
        <p>{advice}</p>
      </div>
    </section>
  );
};

/** Projects that Atelier itself may not read, by name as far as the viewer may. */
const Closed = ({ page: { projects } }: { page: SyncPage }) => {
  const format = useFormat();
  const closed = projects.filter(({ state }) => state === 'closed');
  const names = useProjectNames(closed.map(({ id }) => id));
  if (closed.length === 0) return null;
  return (
    <section className="message message-warning" role="status">
      <WarningIcon />
      <div className="grow stack-tight">
        <h2 className="message-title">{say.closedTitle(closed.length, format)}</h2>
        <p>
          <bdi>{names.map(({ name }) => name).join(', ')}</bdi>. {say.closedText}
        </p>
      </div>
    </section>
  );
};

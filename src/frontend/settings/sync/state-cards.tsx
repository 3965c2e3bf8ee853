import type { ReactNode } from 'react';
import type { SyncPage } from '../../../contract/sync';
import type { SyncState } from '../../../domain/sync/sync-state';
import { ClockIcon, DoneIcon, WarningIcon } from '../../shared/icons';
import { useFormat } from '../../shared/site';
import { ageWords, syncWords as say, stateWords } from './messages';

/** State, lag, backlog and history in one row. */
export const StateCards = ({ page }: { page: SyncPage }) => {
  const format = useFormat();
  const { state, caughtUpTo, now, waiting, first } = page;
  const words = stateWords(state, format);
  const share = first === null || first.total === null || first.total === 0 ? null : first.done / first.total;
  return (
    <dl className="sync-cards">
      <Card title={say.state} text={words.text}>
        <span className={`sync-state sync-state-${toneOf(state)}`} role="status">
          {ICONS[toneOf(state)]}
          {words.name}
        </span>
      </Card>
      <Card title={say.behind} text={caughtUpTo === null ? say.notLooked : say.lookedAt(format.moment(caughtUpTo))}>
        {caughtUpTo === null ? '–' : ageWords(now - caughtUpTo, format)}
      </Card>
      <Card
        title={say.waiting}
        text={
          waiting.oldest === null
            ? first === null
              ? say.noneTold
              : say.noneWaiting
            : `${say.oldest(ageWords(now - waiting.oldest, format))}${waiting.tried === 0 ? '' : say.tried(waiting.tried, format)}`
        }
      >
        {say.issues(waiting.issues, format)}
      </Card>
      <Card title={say.history} text={historyText(page, format)}>
        {first?.finishedAt != null ? format.percent(1) : share === null ? '–' : format.percent(Math.min(0.99, share))}
      </Card>
    </dl>
  );
};

type Tone = 'good' | 'busy' | 'bad';
const toneOf = (state: SyncState): Tone => {
  if (state.kind === 'up-to-date') return state.items === 0 ? 'good' : 'bad';
  return state.kind === 'reading' || state.kind === 'never-ran' ? 'busy' : 'bad';
};
const ICONS: Readonly<Record<Tone, ReactNode>> = { good: <DoneIcon />, busy: <ClockIcon />, bad: <WarningIcon /> };

const historyText = ({ first }: SyncPage, format: ReturnType<typeof useFormat>): string => {
  if (first?.finishedAt != null) return say.allRead(format.dayOf(first.finishedAt));
  const left = first?.secondsLeft ?? null;
  return left === null ? say.leftUnknown : say.leftToRead(ageWords(left * 1000, format));
};

const Card = ({ title, text, children }: { title: string; text: string; children: ReactNode }) => (
  <div className="sync-card">
    <dt className="small subtle">{title}</dt>
    <dd className="sync-figure">{children}</dd>
    <dd className="small subtlest">{text}</dd>
  </div>
);

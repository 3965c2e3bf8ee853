import { type ReactNode, useState } from 'react';
import type { SyncPage } from '../../../contract/sync';
import { useFormat } from '../../shared/site';
import { Refused } from '../save-form';
import { told } from '../use-settings';
import { actionWords as say } from './action-messages';
import { usePause, useReadAgain } from './use-sync';

/** An issue, and its history. */
const POINTS_EACH = 2;

/** Has the reading rest or go on, or has everything read once more; the latter is asked back, with its price. */
export const SyncActions = ({ page, title }: { page: SyncPage; title: ReactNode }) => {
  const [asking, setAsking] = useState(false);
  const isPaused = page.state.kind === 'held';
  const pause = usePause((paused) => told(paused ? say.paused : say.resumed));
  const again = useReadAgain(() => {
    setAsking(false);
    told(say.begun);
  });
  const isReading = page.first === null || page.first.finishedAt === null;
  return (
    <>
      <div className="sync-head">
        {title}
        <p className="row row-wrap">
          <button
            type="button"
            className="button"
            disabled={page.readOnly || pause.isPending}
            onClick={() => pause.mutate(!isPaused)}
          >
            {isPaused ? say.resume : say.pause}
          </button>
          <button
            type="button"
            className="button"
            aria-expanded={asking}
            disabled={page.readOnly || isReading || isPaused}
            onClick={() => setAsking(true)}
          >
            {say.again}
          </button>
        </p>
      </div>
      {asking && (
        <Ask page={page} pending={again.isPending} onGo={() => again.mutate()} onCancel={() => setAsking(false)} />
      )}
      <Refused error={pause.error ?? again.error} />
    </>
  );
};

type AskProps = {
  readonly page: SyncPage;
  readonly pending: boolean;
  readonly onGo: () => void;
  readonly onCancel: () => void;
};

const Ask = ({ page, pending, onGo, onCancel }: AskProps) => {
  const format = useFormat();
  const issues = page.projects.reduce((sum, project) => sum + project.issues, 0);
  return (
    <section className="message message-information" aria-label={say.againTitle}>
      <div className="grow stack stack-tight">
        <h2 className="message-title">{say.againTitle}</h2>
        <p>{say.againText(format.number(POINTS_EACH * issues))}</p>
        <p className="row row-wrap">
          <button
            type="button"
            className="button button-primary"
            // Whoever asked to be asked goes on here.
            ref={(button) => button?.focus()}
            disabled={pending}
            onClick={onGo}
          >
            {say.begin}
          </button>
          <button type="button" className="button" onClick={onCancel}>
            {say.cancel}
          </button>
        </p>
      </div>
    </section>
  );
};

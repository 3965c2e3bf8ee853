import { useState } from 'react';
import type { SkillSettings } from '../../../contract/skills';
import { failureOf } from '../../shared/backend';
import { ClockIcon } from '../../shared/icons';
import { failureWords, words } from '../../shared/messages';
import { useFormat } from '../../shared/site';
import { usePrivacy } from '../privacy/use-privacy';
import { Message } from '../save-form';
import { useSkillSave } from '../skills/use-skill-settings';
import { told } from '../use-settings';
import { suggestionSettingWords as say } from './messages';

/** How far learning has come, and how to begin it again. */
export const Learned = ({ settings: { learning, rules, readOnly } }: { settings: SkillSettings }) => {
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const relearn = useSkillSave('relearn', (_, { what }) => {
    setAsking(false);
    told(what === 'weights' ? say.resetDone : say.forgotten);
  });
  const issues = learning.projects.reduce((sum, project) => sum + project.issues, 0);
  const worksCouncil = usePrivacy().data?.settings.worksCouncil === true;
  const learns = rules.mode === 'full' && !worksCouncil;
  const busy = readOnly || relearn.isPending;
  return (
    <section className="stack stack-wide" aria-label={say.learned}>
      <header>
        <h2>{say.learned}</h2>
        <p className="subtle">
          {learning.projects.length === 0
            ? learns
              ? say.nothingLearned
              : say.nothingInMode
            : say.learnedOf(format, issues, learning.projects.length)}{' '}
          {learns && learning.projects.length > 0 && learning.waiting === 0 && say.upToDate}
        </p>
        {learning.waiting > 0 && (
          <p className="row row-tight" role="status">
            <ClockIcon />
            {say.waiting(format, learning.waiting)}
          </p>
        )}
      </header>
      <dl className="deeds">
        <div>
          <dt>
            <button
              type="button"
              className="button"
              disabled={busy || !learns}
              onClick={() => relearn.mutate({ what: 'weights' })}
            >
              {say.reset}
            </button>
          </dt>
          <dd className="small subtle">{say.resetText}</dd>
        </div>
        <div>
          <dt>
            <button
              type="button"
              className="button"
              disabled={busy || !learns || asking}
              onClick={() => setAsking(true)}
            >
              {say.forget}
            </button>
          </dt>
          <dd className="small subtle">{say.forgetText}</dd>
        </div>
      </dl>
      {asking && (
        <div className="message message-warning" role="alertdialog" aria-label={say.forget}>
          <div className="stack">
            <p>{say.forgetAsk}</p>
            <p className="row row-wrap">
              <button
                type="button"
                className="button button-danger"
                disabled={busy}
                onClick={() => relearn.mutate({ what: 'everything' })}
              >
                {say.forgetYes}
              </button>
              <button type="button" className="button" onClick={() => setAsking(false)}>
                {say.forgetNo}
              </button>
            </p>
          </div>
        </div>
      )}
      {relearn.isError && <Refused error={relearn.error} />}
    </section>
  );
};

const Refused = ({ error }: { error: unknown }) => {
  const failure = failureOf(error);
  const said = failure === null ? { title: words.wrongTitle, text: words.wrongText } : failureWords(failure);
  return <Message kind="error" {...said} />;
};

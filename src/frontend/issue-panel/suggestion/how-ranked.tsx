import { PRESETS } from '../../../domain/suggestion/presets';
import { InfoIcon } from '../../shared/icons';
import { useFormat } from '../../shared/site';
import { cardWords } from './messages';
import type { CardProps } from './props';
import { ranks } from './suggesting';

/** How the answer was found, in words, and whom it is asked for. */
export const HowRanked = ({ panel, there }: CardProps) => {
  const format = useFormat();
  const { mode, preset, learned, words } = there.of;
  const declared = mode === 'declared-only';
  const summary = !ranks(mode)
    ? cardWords.notRanked
    : (declared ? cardWords.rankedByDeclared : cardWords.rankedBy)[preset];
  const choice = panel.members.some(({ accountId }) => accountId === words.reporter);
  return (
    <footer className="how row row-between row-wrap row-top small subtle">
      <div className="row row-tight row-top">
        <InfoIcon />
        {mode === 'full' && learned === null ? (
          <p>{cardWords.stillLearning}</p>
        ) : (
          <details>
            <summary>{summary}</summary>
            <p>{ranks(mode) ? PRESETS[preset].says : cardWords.notRankedSays}</p>
            {learned !== null && <p>{cardWords.learnedFrom(learned.issues, format.monthOf(learned.since))}</p>}
          </details>
        )}
      </div>
      {choice && <Question there={there} />}
    </footer>
  );
};

/** Where the reporter could be suggested: a model that may name them is poor at finding somebody else. */
const Question = ({ there }: Pick<CardProps, 'there'>) => (
  <label className="row row-tight">
    {cardWords.question}
    <select
      className="select select-small"
      value={there.question}
      onChange={(event) => there.onQuestion(event.target.value === 'other' ? 'other' : 'anybody')}
    >
      <option value="anybody">{cardWords.questions.anybody}</option>
      <option value="other">{cardWords.questions.other}</option>
    </select>
  </label>
);

import { IssueLink } from '../../shared/issue-link';
import { useFormat } from '../../shared/site';
import { chosenWords } from './messages';
import type { Verdict } from './verdict';

const MOST = 3;

/** The issues that move over their due date, or back before it. */
export const LateList = ({ becomes, issues }: NonNullable<Verdict['late']>) => {
  const format = useFormat();
  const day = (date: string | null) => (date === null ? null : format.day(date));
  const say = becomes ? chosenWords.lateTo : chosenWords.onTimeBy;
  return (
    <div>
      <p>{becomes ? chosenWords.wouldBeLate : chosenWords.backOnTime}</p>
      <ul className="late-list">
        {issues.slice(0, MOST).map(({ issue, change }) => (
          <li key={issue.key}>
            <IssueLink issueKey={issue.key} /> <bdi>{issue.summary}</bdi>{' '}
            <span className="subtle">{say(format.day(change.due), day(change.after))}</span>
          </li>
        ))}
      </ul>
      {issues.length > MOST && <p className="small subtle">{chosenWords.andMore(issues.length - MOST)}</p>}
      <p className="small subtlest">{chosenWords.judged}</p>
    </div>
  );
};

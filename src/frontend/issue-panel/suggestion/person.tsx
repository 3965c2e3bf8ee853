import { useId, useState } from 'react';
import type { Candidate } from '../../../contract/suggestion';
import { Avatar } from '../../shared/avatar';
import { ChevronIcon, LearnIcon } from '../../shared/icons';
import { useFormat } from '../../shared/site';
import { isOver } from '../windows';
import { Actions } from './actions';
import { learns } from './learns';
import { cardWords } from './messages';
import { Parts } from './parts';
import type { CardProps } from './props';

/** One line about somebody who could take it; opens to their three parts and what can be done. */
export const Person = (props: CardProps & { candidate: Candidate }) => {
  const { candidate, nameOf, there, panel } = props;
  const { accountId } = candidate;
  const [open, setOpen] = useState(false);
  const region = useId();
  const name = nameOf(accountId);
  const skill = learns(there, candidate);
  return (
    <li className={open ? 'also-open' : undefined}>
      <button
        type="button"
        className="also-person"
        aria-expanded={open}
        aria-controls={open ? region : undefined}
        onClick={() => setOpen(!open)}
      >
        <Avatar accountId={accountId} name={name} />
        <span>
          <bdi className="strong">{name}</bdi> <span className="subtle">{useFacts(candidate, props)}</span>
          {skill !== null && (
            <span className="small subtle learns">
              {' '}
              <LearnIcon />
              {cardWords.wantsToLearn(skill)}
            </span>
          )}
        </span>
        <ChevronIcon />
      </button>
      {open && (
        <div id={region} className="stack also-parts">
          <Parts panel={panel} there={there} candidate={candidate} />
          <Actions {...props} accountId={accountId} />
        </div>
      )}
    </li>
  );
};

/** `24 h free, Mon 30 Nov`; late is a word and days. */
const useFacts = ({ accountId, capacity }: Candidate, { panel }: CardProps): string => {
  const format = useFormat();
  const { free, couldFinishBy, lateByDays, back } = capacity;
  return [
    ...(panel.issue.assignee === accountId ? [cardWords.hasItAlready] : []),
    back !== null
      ? cardWords.back(format.day(back))
      : isOver(free)
        ? cardWords.hoursOver(format.hours(-free))
        : cardWords.hoursFree(format.hours(Math.max(0, free))),
    ...(couldFinishBy === null ? [] : [format.day(couldFinishBy)]),
    ...(lateByDays === null ? [] : [cardWords.daysLate(lateByDays)]),
  ]
    .map(unbroken)
    .join(', ');
};

const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

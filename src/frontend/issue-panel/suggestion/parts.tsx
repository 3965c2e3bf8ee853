import type { ReactNode } from 'react';
import type { Candidate } from '../../../contract/suggestion';
import { IssueLink } from '../../shared/issue-link';
import { useFormat } from '../../shared/site';
import { CapacityPart } from './capacity-part';
import { experienceWords } from './experience-words';
import { expertiseWords } from './expertise-words';
import { cardWords } from './messages';
import type { CardProps } from './props';

type PartProps = Pick<CardProps, 'panel' | 'there'> & { readonly candidate: Candidate };

/** Capacity, expertise and experience of one person, named, side by side or under each other. */
export const Parts = ({ panel, there, candidate }: PartProps) => (
  <dl className="parts">
    <Part title={cardWords.capacity}>
      <CapacityPart panel={panel} capacity={candidate.capacity} />
    </Part>
    <Part title={cardWords.expertise}>{expertiseWords(there.of.needed, candidate)}</Part>
    <Part title={cardWords.experience}>
      <ExperiencePart there={there} candidate={candidate} />
    </Part>
  </dl>
);

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
);

const ExperiencePart = ({ there, candidate }: Pick<PartProps, 'there' | 'candidate'>) => {
  const format = useFormat();
  const { mode, learned, words, keys } = there.of;
  if (mode === 'declared-only') return cardWords.switchedOff;
  if (mode === 'works-council') return cardWords.neverLearned;
  if (learned === null) return cardWords.notLearned;
  const { resolved, alike, more } = experienceWords(candidate.experience, { words, keys, format });
  if (resolved === null && alike.length === 0 && more.length === 0) return cardWords.nothingHere;
  const say = resolved === null ? cardWords.resolvedAlike : cardWords.alike;
  return (
    <>
      {resolved}
      {alike.length > 0 && (
        <>
          {resolved !== null && ', '}
          {say(alike.length)}
          {alike.map((key, at) => (
            <span key={key}>
              {at > 0 && ', '}
              <IssueLink issueKey={key} />
            </span>
          ))}
        </>
      )}
      {(resolved !== null || alike.length > 0) && '.'}
      {more.length > 0 && <span className="small subtle block">{more.join(' ')}</span>}
    </>
  );
};

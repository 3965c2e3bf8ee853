import { type ReactNode, useId } from 'react';
import { inCard } from './in-card';
import { cardWords } from './messages';
import { Person } from './person';
import type { CardProps } from './props';

/** Up to four more, and somebody to learn a skill, each opening to their own three parts. */
export const AlsoPossible = (props: CardProps) => {
  const { also, growth } = inCard(props.there.of, props.panel);
  if (props.layout === 'narrow' || (also.length === 0 && growth === null)) return null;
  return (
    <div className="also-ruled">
      <AlsoList {...props} />
    </div>
  );
};

export const AlsoList = (props: CardProps) => {
  const { also, growth } = inCard(props.there.of, props.panel);
  return (
    <>
      {also.length > 0 && (
        <Line title={cardWords.alsoPossible}>
          {also.map((candidate) => (
            <Person key={candidate.accountId} {...props} candidate={candidate} />
          ))}
        </Line>
      )}
      {growth !== null && (
        <Line title={cardWords.toLearn}>
          <Person {...props} candidate={growth} />
        </Line>
      )}
    </>
  );
};

const Line = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId();
  return (
    <div className="also-line">
      <h3 id={id} className="small subtle">
        {title}
      </h3>
      <ul aria-labelledby={id}>{children}</ul>
    </div>
  );
};

import { type RefObject, useState } from 'react';
import type { Candidate } from '../../../contract/suggestion';
import { useFormat } from '../../shared/site';
import { cardWords, listed } from './messages';
import { Person } from './person';
import type { CardProps } from './props';
import { shortReason } from './short-reason';

type Props = CardProps & { readonly heading: RefObject<HTMLHeadingElement> };

const FEW = 6;

/** Works-council mode: everybody who could take it, by name, with facts and no order. */
export const WhoCould = (props: Props) => {
  const { there, nameOf } = props;
  const [all, setAll] = useState(false);
  const people = [...there.of.ranked].sort(byName(nameOf));
  if (people.length === 0) return <Nobody {...props} />;
  return (
    <>
      <h2 ref={props.heading} tabIndex={-1}>
        {cardWords.whoCould}
      </h2>
      <ul className="who-could">
        {(all ? people : people.slice(0, FEW)).map((candidate) => (
          <Person key={candidate.accountId} {...props} candidate={candidate} />
        ))}
      </ul>
      {people.length > FEW && (
        <button type="button" className="button button-link" onClick={() => setAll(!all)}>
          {all ? cardWords.fewerSuggestions : cardWords.showAll(people.length)}
        </button>
      )}
    </>
  );
};

const byName = (nameOf: CardProps['nameOf']) => (a: Candidate, b: Candidate) =>
  nameOf(a.accountId).localeCompare(nameOf(b.accountId));

/** Everybody is left out: each reason with those whom it holds for. */
export const Nobody = ({ there, nameOf, heading }: Props) => {
  const format = useFormat();
  const { leftOut, needed } = there.of;
  const byReason = new Map<string, string[]>();
  for (const { accountId, vetoes } of leftOut) {
    const reason = shortReason(vetoes, needed, format);
    byReason.set(reason, [...(byReason.get(reason) ?? []), nameOf(accountId)]);
  }
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {cardWords.nobodyTitle}
      </h2>
      {leftOut.length === 0 && <p className="subtle">{cardWords.nobodyElse}</p>}
      <ul className="stack stack-tight">
        {[...byReason].map(([reason, names]) => (
          <li key={reason}>
            <span className="strong">{listed(fewNames(names))}</span>: <span className="subtle">{reason}</span>
          </li>
        ))}
      </ul>
    </>
  );
};

const NAMES = 4;
const fewNames = (names: readonly string[]): readonly string[] =>
  names.length <= NAMES ? names : [...names.slice(0, NAMES - 1), cardWords.andMore(names.length - NAMES + 1)];

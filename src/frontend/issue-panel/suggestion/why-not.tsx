import './suggestion.css';
import { type Ref, useId, useState } from 'react';
import type { Candidate } from '../../../contract/suggestion';
import { Avatar } from '../../shared/avatar';
import { useFormat } from '../../shared/site';
import { inCard } from './in-card';
import type { CardProps } from './props';
import { whyWords } from './why-messages';
import { type Against, whyNotWords } from './why-not-words';

type Props = Pick<CardProps, 'panel' | 'there' | 'nameOf'> & { readonly heading?: Ref<HTMLHeadingElement> };

/** Those left out are always listed; of the others as many as there is room for. */
const FEW = 8;

/** For everybody who is left out every reason; for anybody else what speaks against them. */
export const WhyNot = ({ panel, there, nameOf, heading }: Props) => {
  const title = useId();
  const [who, setWho] = useState('');
  const [all, setAll] = useState(false);
  const { best, rest } = inCard(there.of, panel);
  const { ranked, leftOut } = there.of;
  const people = [...ranked, ...leftOut].filter((one) => one !== best);
  const one = people.find(({ accountId }) => accountId === who);
  const shown = one !== undefined ? [one] : all ? rest : few(rest, leftOut);
  const against = useAgainst({ panel, there, nameOf }, best);
  return (
    <section className="why-not stack" aria-labelledby={title}>
      <header className="row row-between row-wrap">
        <h2 id={title} ref={heading} tabIndex={-1}>
          {whyWords.title}
        </h2>
        <Who {...{ people, nameOf, who: one === undefined ? '' : who, setWho }} />
      </header>
      {shown.length === 0 && <p className="subtle">{whyWords.nobody}</p>}
      <ul className="why-list">
        {shown.map((candidate) => (
          <li key={candidate.accountId}>
            <Avatar accountId={candidate.accountId} name={nameOf(candidate.accountId)} />
            <bdi className="strong why-name">{nameOf(candidate.accountId)}</bdi>
            <p className="subtle">{whyNotWords(candidate, against, one !== undefined).join(' ')}</p>
          </li>
        ))}
      </ul>
      {one === undefined && rest.length > shown.length && (
        <button type="button" className="button button-link" onClick={() => setAll(true)}>
          {whyWords.showAll(rest.length)}
        </button>
      )}
    </section>
  );
};

const few = (rest: readonly Candidate[], leftOut: readonly Candidate[]): readonly Candidate[] => {
  const room = Math.max(0, FEW - leftOut.length);
  const out = new Set(leftOut);
  return [...rest.filter((one) => !out.has(one)).slice(0, room), ...rest.filter((one) => out.has(one))];
};

const useAgainst = ({ panel, there, nameOf }: Props, best: Candidate | null): Against => {
  const format = useFormat();
  const { remaining } = panel.issue;
  return {
    ...{ suggestions: there.of, best, nameOf, format, until: panel.window.to },
    remaining: remaining.kind === 'unknown' ? null : remaining.seconds,
  };
};

const Who = ({
  people,
  nameOf,
  who,
  setWho,
}: Pick<CardProps, 'nameOf'> & {
  people: readonly Candidate[];
  who: string;
  setWho: (accountId: string) => void;
}) => (
  <select
    className="select select-small small"
    aria-label={whyWords.who}
    value={who}
    onChange={(event) => setWho(event.target.value)}
  >
    <option value="">{whyWords.everyone}</option>
    {people
      .map(({ accountId }) => ({ accountId, name: nameOf(accountId) }))
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(({ accountId, name }) => (
        <option key={accountId} value={accountId}>
          {name}
        </option>
      ))}
  </select>
);

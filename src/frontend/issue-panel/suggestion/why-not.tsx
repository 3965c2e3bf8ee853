import './suggestion.css';
import { useId, useState } from 'react';
import { Avatar } from '../../shared/avatar';
import { useFormat } from '../../shared/site';
import { inCard } from './in-card';
import type { CardProps } from './props';
import { ranks } from './suggesting';
import { whyWords } from './why-messages';
import { type Against, againstWords, vetoWords } from './why-not-words';

const FEW = 8;

/** For everybody who is left out every reason; for anybody else what speaks against them. */
export const WhyNot = ({
  panel,
  there,
  nameOf,
  heading,
}: Omit<CardProps, 'onWhatIf' | 'assign' | 'chosen'> & { heading?: React.Ref<HTMLHeadingElement> }) => {
  const format = useFormat();
  const title = useId();
  const [who, setWho] = useState('');
  const [all, setAll] = useState(false);
  const { remaining } = panel.issue;
  const { best, rest } = inCard(there.of, panel);
  const against: Against = {
    ...{ suggestions: there.of, best, nameOf, format, until: panel.window.to },
    remaining: remaining.kind === 'unknown' ? null : remaining.seconds,
  };
  const { ranked, leftOut } = there.of;
  const people = [...ranked, ...leftOut].filter((one) => one !== best);
  const one = people.find(({ accountId }) => accountId === who);
  const shown = one !== undefined ? [one] : all ? rest : rest.slice(0, FEW);
  const byName = [...people].sort((a, b) => nameOf(a.accountId).localeCompare(nameOf(b.accountId)));
  return (
    <section className="why-not stack" aria-labelledby={title}>
      <header className="row row-between row-wrap">
        <h2 id={title} ref={heading} tabIndex={-1}>
          {whyWords.title}
        </h2>
        <select
          className="select select-small small"
          aria-label={whyWords.who}
          value={one === undefined ? '' : who}
          onChange={(event) => setWho(event.target.value)}
        >
          <option value="">{whyWords.everyone}</option>
          {byName.map(({ accountId }) => (
            <option key={accountId} value={accountId}>
              {nameOf(accountId)}
            </option>
          ))}
        </select>
      </header>
      {shown.length === 0 && <p className="subtle">{whyWords.nobody}</p>}
      <ul className="why-list">
        {shown.map((candidate) => {
          const { accountId, firstIfDue } = candidate;
          const name = nameOf(accountId);
          const vetoes = leftOut.find((left) => left.accountId === accountId)?.vetoes ?? [];
          const says = vetoes.length > 0 ? vetoWords(candidate, vetoes, against) : againstWords(candidate, against);
          const later =
            one === undefined || firstIfDue === null || !ranks(there.of.mode)
              ? []
              : [whyWords.wouldRankFirst(name, format.day(firstIfDue.due), firstIfDue.days)];
          return (
            <li key={accountId}>
              <Avatar accountId={accountId} name={name} />
              <bdi className="strong why-name">{name}</bdi>
              <p className="subtle">{[...says, ...later].join(' ')}</p>
            </li>
          );
        })}
      </ul>
      {one === undefined && rest.length > shown.length && (
        <button type="button" className="button button-link" onClick={() => setAll(true)}>
          {whyWords.showAll(rest.length)}
        </button>
      )}
    </section>
  );
};

import { useState } from 'react';
import type { TeamGuess } from '../../../domain/teams/guess-teams';
import { Avatar } from '../../shared/avatar';
import { NameField } from '../../shared/fields';
import { useFormat } from '../../shared/site';
import { useNames } from '../../shared/use-names';
import { PersonFinder } from '../person-finder';
import { RemoveButton } from '../remove-button';
import { TableHead } from '../table-head';
import { startWords as say } from './messages';

/** A guess as it would be made a team; `name` null = named after its projects. */
export type GuessDraft = {
  readonly on: boolean;
  readonly name: string | null;
  readonly projects: readonly string[];
  readonly accountIds: readonly string[];
};

type Props = {
  readonly guesses: readonly TeamGuess[];
  readonly drafts: readonly GuessDraft[];
  readonly nameOf: (guess: GuessDraft) => string;
  readonly projectNames: (ids: readonly string[]) => readonly string[];
  readonly problemOf: (guess: GuessDraft) => string | null;
  readonly onChange: (drafts: readonly GuessDraft[]) => void;
};

const AT_A_GLANCE = 5;

/** One row a guess: who, and why they look like a team. */
export const GuessTable = ({ guesses, drafts, nameOf, projectNames, problemOf, onChange }: Props) => {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <table className="plain guesses">
      <TableHead titles={[say.team, say.people, say.why]} acts />
      <tbody>
        {drafts.map((draft, index) => {
          const guess = guesses[index];
          return (
            guess !== undefined && (
              <GuessRow
                key={guess.projects.join()}
                guess={guess}
                draft={draft}
                name={nameOf(draft)}
                projects={projectNames(guess.projects)}
                problem={problemOf(draft)}
                open={open === index}
                onOpen={() => setOpen(open === index ? null : index)}
                onEdit={(part) => onChange(drafts.map((one, n) => (n === index ? { ...one, ...part } : one)))}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
};

type RowProps = {
  readonly guess: TeamGuess;
  readonly draft: GuessDraft;
  readonly name: string;
  readonly projects: readonly string[];
  readonly problem: string | null;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onEdit: (part: Partial<GuessDraft>) => void;
};

const GuessRow = ({ guess, draft, name, projects, problem, open, onOpen, onEdit }: RowProps) => {
  const format = useFormat();
  const nameOf = useNames(draft.accountIds);
  return (
    <>
      <tr className={open ? 'with-note' : ''}>
        <th scope="row">
          <label className="check">
            <input
              type="checkbox"
              checked={draft.on}
              aria-label={say.take(name)}
              onChange={(event) => onEdit({ on: event.target.checked })}
            />
            <span className="strong">{name}</span>
          </label>
          {problem !== null && !open && <span className="field-problem">{problem}</span>}
        </th>
        <td>
          <span className="avatars">
            {draft.accountIds.slice(0, AT_A_GLANCE).map((accountId) => (
              <span key={accountId} title={nameOf(accountId)}>
                <Avatar accountId={accountId} name={nameOf(accountId)} />
              </span>
            ))}
            <span className="small subtle">{say.peopleCount(draft.accountIds.length)}</span>
          </span>
        </td>
        <td className="subtle">{say.whyIs(format.number(guess.held), format.number(guess.issues), projects)}</td>
        <td>
          <button
            type="button"
            className="button button-quiet"
            aria-expanded={open}
            aria-label={open ? undefined : say.editOf(name)}
            onClick={onOpen}
          >
            {open ? say.done : say.edit}
          </button>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={4}>
            <EditGuess draft={draft} name={name} problem={problem} nameOf={nameOf} onEdit={onEdit} />
          </td>
        </tr>
      )}
    </>
  );
};

type EditProps = Pick<RowProps, 'draft' | 'name' | 'problem' | 'onEdit'> & {
  readonly nameOf: (accountId: string) => string;
};

const EditGuess = ({ draft, name, problem, nameOf, onEdit }: EditProps) => {
  const { accountIds } = draft;
  return (
    <div className="stack stack-wide">
      <span className="field field-narrow">
        <span aria-hidden="true">{say.nameField}</span>
        <NameField
          label={say.nameField}
          value={name}
          longest={80}
          problem={accountIds.length === 0 ? null : problem}
          onChange={(next) => onEdit({ name: next })}
        />
      </span>
      <ul className="guess-people">
        {accountIds.map((accountId) => (
          <li key={accountId} className="row row-tight">
            <Avatar accountId={accountId} name={nameOf(accountId)} />
            <bdi>{nameOf(accountId)}</bdi>
            <RemoveButton
              label={say.removeFrom(nameOf(accountId), name)}
              onClick={() => onEdit({ accountIds: accountIds.filter((one) => one !== accountId) })}
            />
          </li>
        ))}
      </ul>
      {accountIds.length === 0 && <p className="field-problem">{say.nobodyLeft}</p>}
      <PersonFinder
        label={say.addPerson}
        taken={accountIds}
        takenSays={say.inTeam}
        onFound={(accountId) => onEdit({ accountIds: [...accountIds, accountId] })}
      />
    </div>
  );
};

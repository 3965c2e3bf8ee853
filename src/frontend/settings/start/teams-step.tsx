import { useState } from 'react';
import { Refused } from '../save-form';
import { useGo } from '../shell/use-go';
import { useDraft } from '../use-draft';
import { useProjectNames } from '../use-jira';
import { told } from '../use-settings';
import { type GuessDraft, GuessTable } from './guess-table';
import { startWords as say } from './messages';
import { StepCard } from './step-card';
import type { StepProps } from './step-props';
import { useConfirmTeams } from './use-start';

/** Teams from who works together: untick, edit, confirm several at once. */
export const TeamsStep = ({ state, current, busy, onKeep }: StepProps) => {
  const go = useGo();
  const { version, steps, guesses, teams } = state;
  const decided = steps.teams !== 'open';
  const [opened, setOpened] = useState(false);
  const open = !state.readOnly && guesses.length > 0 && (!decided || opened);
  const body = () => {
    if (open)
      return (
        <Guesses
          key={version}
          state={state}
          current={current}
          busy={busy}
          onKeep={decided ? () => setOpened(false) : onKeep}
        />
      );
    return !decided && !state.readOnly ? <ByHand busy={busy} onGo={() => go('teams')} onKeep={onKeep} /> : null;
  };
  return (
    <StepCard
      number={2}
      title={say.steps.teams}
      text={textOf(state)}
      state={steps.teams}
      current={current}
      actions={
        decided && (
          <>
            {guesses.length > 0 && !opened && !state.readOnly && (
              <button type="button" className="button" onClick={() => setOpened(true)}>
                {say.look}
              </button>
            )}
            <button type="button" className="button button-quiet" onClick={() => go('teams')}>
              {teams.length > 0 ? say.change : say.byHand}
            </button>
          </>
        )
      }
    >
      {body()}
    </StepCard>
  );
};

const ByHand = ({ busy, onGo, onKeep }: { busy: boolean; onGo: () => void; onKeep: () => void }) => (
  <div className="row row-wrap">
    <button type="button" className="button" onClick={onGo}>
      {say.byHand}
    </button>
    <button type="button" className="button button-quiet" disabled={busy} onClick={onKeep}>
      {say.skip}
    </button>
  </div>
);

const textOf = ({ steps, teams, guesses, reading }: StepProps['state']): string => {
  if (teams.length > 0) {
    const there = say.teamsThere(
      teams.map(({ name }) => name),
      teams.length,
    );
    return guesses.length === 0 ? there : `${there} ${say.moreGuesses(guesses.length)}`;
  }
  if (guesses.length > 0) return steps.teams === 'open' ? say.teamsText : say.moreGuesses(guesses.length);
  return reading === null ? say.noGuess : say.stillReading;
};

const Guesses = ({ state, current, busy, onKeep }: StepProps) => {
  const { version, guesses, teams } = state;
  const draft = useDraft<{ version: number; teams: readonly GuessDraft[] }>('start teams', {
    version,
    teams: guesses.map(({ projects, people }) => ({ on: true, name: null, projects, accountIds: people })),
  });
  const projects = useProjectNames(guesses.flatMap((guess) => guess.projects));
  const namesOf = (ids: readonly string[]) => ids.map((id) => projects.find((one) => one.id === id)?.name ?? id);
  const confirm = useConfirmTeams((_, request) => {
    draft.drop();
    told(say.teamsMade(request.teams.length));
  });
  const nameOf = ({ name, projects: ids }: GuessDraft) => name ?? say.nameOf(namesOf(ids));
  const chosen = draft.value.teams.filter(({ on }) => on);
  const names = [...teams.map(({ name }) => name), ...chosen.map(nameOf)].map((name) => name.trim().toLowerCase());
  const problemOf = (guess: GuessDraft): string | null => {
    if (!guess.on) return null;
    const name = nameOf(guess).trim().toLowerCase();
    if (name === '') return say.nameNeeded;
    if (names.indexOf(name) !== names.lastIndexOf(name)) return say.nameTwice;
    return guess.accountIds.length === 0 ? say.nobodyLeft : null;
  };
  const ready = chosen.length > 0 && chosen.every((guess) => problemOf(guess) === null);
  return (
    <div className="stack stack-wide">
      <GuessTable
        guesses={guesses}
        drafts={draft.value.teams}
        nameOf={nameOf}
        projectNames={namesOf}
        problemOf={problemOf}
        onChange={(next) => draft.change({ version: draft.value.version, teams: next })}
      />
      <Refused error={confirm.error} />
      <div className="row row-wrap">
        <button
          type="button"
          className={`button${current ? ' button-primary' : ''}`}
          disabled={!ready || busy}
          onClick={() =>
            confirm.mutate({
              version,
              teams: chosen.map((guess) => ({
                name: nameOf(guess).trim(),
                projects: guess.projects,
                accountIds: guess.accountIds,
              })),
            })
          }
        >
          {say.confirmTeams(chosen.length)}
        </button>
        <button type="button" className="button button-quiet" disabled={busy} onClick={onKeep}>
          {say.skip}
        </button>
      </div>
    </div>
  );
};

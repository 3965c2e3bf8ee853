import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { KpiSettings } from '../../../contract/kpi-settings';
import type { StartState } from '../../../contract/start';
import type { Stage } from '../../../domain/kpi/issue';
import { stageByName } from '../../../domain/kpi/stage-names';
import { backend, unwrap } from '../../shared/backend';
import { useKpiSettings } from '../kpis/use-kpi-settings';
import { Refused } from '../save-form';
import { useGo } from '../shell/use-go';
import { told } from '../use-settings';
import { startWords as say } from './messages';
import { StepCard } from './step-card';
import type { StepProps } from './step-props';
import { useSaveStart } from './use-start';
import { useStatusWords } from './use-status-words';

type Guess = { readonly id: string; readonly name: string; readonly stage: Stage };

/** Stages by the names of statuses, which the viewer reads; until somebody confirms them statuses count by category. */
export const StagesStep = ({ state, current, busy, onKeep }: StepProps) => {
  const go = useGo();
  const settings = useKpiSettings();
  const names = useStatusWords();
  const { steps } = state;
  const guesses = settings.data === undefined ? [] : guessesOf(settings.data, names);
  const looking = (
    <button type="button" className="button" onClick={() => go('stages')}>
      {say.look}
    </button>
  );
  const deciding = steps.stages === 'open' && !state.readOnly && settings.data !== undefined;
  return (
    <StepCard
      number={3}
      title={say.steps.stages}
      text={steps.stages === 'confirmed' ? say.stagesSet : steps.stages === 'kept' ? say.stagesKept : textOf(guesses)}
      state={steps.stages}
      current={current}
      actions={(!deciding || !current) && looking}
    >
      {deciding && current && (
        <Decide
          state={state}
          busy={busy}
          settings={settings.data}
          guesses={guesses}
          looking={looking}
          onKeep={onKeep}
        />
      )}
    </StepCard>
  );
};

/** Statuses of the facts whose name says something else than their category. */
const guessesOf = ({ statuses, stages }: KpiSettings, nameOf: ReadonlyMap<string, string>): readonly Guess[] =>
  statuses.flatMap(({ id, stage }) => {
    const name = nameOf.get(id);
    const guess = name === undefined ? null : stageByName(name);
    return name === undefined || guess === null || guess === stage || stages.site[id] !== undefined
      ? []
      : [{ id, name, stage: guess }];
  });

const textOf = (guesses: readonly Guess[]): string => {
  const named = (stage: Stage) => guesses.filter((guess) => guess.stage === stage).map(({ name }) => name);
  const unique = (stage: Stage) => [...new Set(named(stage))];
  const parts = [
    ...(unique('inReview').length > 0 ? [say.reviews(unique('inReview'))] : []),
    ...(unique('waiting').length > 0 ? [say.waits(unique('waiting'))] : []),
  ];
  return parts.length === 0 ? say.byCategory : say.looksLike(parts);
};

type DecideProps = {
  readonly state: StartState;
  readonly busy: boolean;
  readonly settings: KpiSettings;
  readonly guesses: readonly Guess[];
  readonly looking: JSX.Element;
  readonly onKeep: () => void;
};

const Decide = ({ state: { version, steps, hours }, busy, settings, guesses, looking, onKeep }: DecideProps) => {
  const queries = useQueryClient();
  const decide = useSaveStart(() => told(say.stagesSaved, { kind: 'stages', id: null, accountId: null }));
  const confirm = useMutation({
    mutationFn: async () => {
      if (guesses.length > 0) {
        const site = { ...settings.stages.site, ...Object.fromEntries(guesses.map(({ id, stage }) => [id, stage])) };
        unwrap(await backend('saveStages', { version: settings.stagesVersion, stages: { ...settings.stages, site } }));
      }
      await decide.mutateAsync({ version, hours, steps: { ...steps, stages: 'confirmed' } });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['kpi-settings'] }),
  });
  return (
    <div className="stack">
      <div className="row row-wrap">
        <button
          type="button"
          className="button button-primary"
          disabled={busy || confirm.isPending}
          onClick={() => confirm.mutate()}
        >
          {say.confirm}
        </button>
        {looking}
        <button type="button" className="button button-quiet" disabled={busy || confirm.isPending} onClick={onKeep}>
          {say.skip}
        </button>
      </div>
      <Refused error={confirm.error} />
    </div>
  );
};

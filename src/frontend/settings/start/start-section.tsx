import './start.css';
import type { StartState, StartStep } from '../../../contract/start';
import { Failed } from '../../shared/states';
import { Refused } from '../save-form';
import type { SectionProps } from '../section-props';
import { SectionLoading } from '../with-team-settings';
import { HoursStep } from './hours-step';
import { startWords as say } from './messages';
import { StagesStep } from './stages-step';
import type { StepProps } from './step-props';
import { TeamsStep } from './teams-step';
import { useSaveStart, useStart, useStartIsSaving } from './use-start';

const STEPS: readonly StartStep[] = ['hours', 'teams', 'stages'];

/** Three guesses to confirm or to change; panel and gadget work with them before and after. */
export const StartSection = (_: SectionProps) => {
  const start = useStart();
  if (start.isPending) return <SectionLoading />;
  if (start.isError) return <Failed error={start.error} onRetry={() => void start.refetch()} />;
  return <Steps state={start.data} />;
};

const Steps = ({ state }: { state: StartState }) => {
  const { version, steps, hours } = state;
  const save = useSaveStart();
  const busy = useStartIsSaving();
  const open = STEPS.filter((step) => steps[step] === 'open');
  const of = (step: StartStep): StepProps => ({
    state,
    busy,
    current: open[0] === step,
    onKeep: () => save.mutate({ version, hours, steps: { ...steps, [step]: 'kept' } }),
  });
  return (
    <>
      <header className="row row-between row-top">
        <div>
          <h1>{say.title}</h1>
          <p className="subtle page-text">{open.length === 0 ? say.allDone : say.text}</p>
        </div>
        {open.length > 0 && <span className="small subtle nowrap">{say.aboutTen}</span>}
      </header>
      <div className="steps stack stack-wide">
        <HoursStep {...of('hours')} />
        <TeamsStep {...of('teams')} />
        <StagesStep {...of('stages')} />
        <Refused error={save.error} />
        <p className="small subtle">{say.foot}</p>
      </div>
    </>
  );
};

import type { TargetState } from '../../../domain/kpi/target';
import { StateIcon } from '../icons';
import { say, stateWords } from '../messages';

/** The state in words, with a shape of its own. */
export const StateLozenge = ({ state }: { state: TargetState }) => (
  <span className={`lozenge lozenge-${state}`}>
    <StateIcon state={state} />
    {stateWords[state]}
  </span>
);

/** No figure: not set up, or withheld. */
export const NoFigureLozenge = ({ why }: { why: 'unset' | 'withheld' | 'no-data' }) => (
  <span className="lozenge">
    <StateIcon state="no-data" />
    {{ unset: say.notSetUp, withheld: say.withheldShort, 'no-data': say.noData }[why]}
  </span>
);

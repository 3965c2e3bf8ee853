import { LockIcon, RefusedIcon } from '../shared/icons';
import { Centred } from '../shared/states';
import { say } from './messages';
import type { Answered } from './use-kpis';

/** Nothing to browse is not the same as nothing done. */
export const NothingShown = ({ answered }: { answered: Pick<Answered<unknown>, 'kind'> }) =>
  answered.kind === 'no-filter' ? (
    <Centred icon={<RefusedIcon />} title={say.noFilterTitle} text={say.noFilterText} />
  ) : (
    <Centred icon={<LockIcon />} title={say.nothingTitle} text={say.nothingText} />
  );

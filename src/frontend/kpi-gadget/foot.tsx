import type { ReactNode } from 'react';
import type { KpiBasis } from '../../contract/kpi';
import { say } from './messages';
import { windowWords } from './periods';
import type { Writing } from './use-figures';

/** Of today the time alone. */
const momentOf = ({ asOf, now }: KpiBasis, format: Writing['format']): string =>
  format.dayOf(asOf) === format.dayOf(now) ? format.time(asOf) : format.moment(asOf);

type Props = {
  readonly basis: KpiBasis;
  readonly writing: Writing;
  /** What lines of the view mean; null = it has none. */
  readonly legend?: string | null;
  readonly children?: ReactNode;
};

/** Which days, which zone, how fresh. */
export const Foot = ({ basis, writing: { format }, legend = null, children }: Props) => (
  <div className="gadget-foot small">
    <span>
      {children ?? say.against(windowWords(basis.window, format), windowWords(basis.before, format))}
      {legend !== null && <span className="foot-more"> · {legend}</span>}
    </span>
    <span>
      <span className="foot-more">{say.browseOnly} · </span>
      {say.asOf(momentOf(basis, format), format.place(basis.zone))}
    </span>
  </div>
);

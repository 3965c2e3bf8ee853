import type { ReactNode } from 'react';
import type { KpiBasis } from '../../contract/kpi';
import { say } from './messages';
import { windowWords } from './periods';
import type { Writing } from './use-figures';

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
      {legend !== null && ` · ${legend}`}
    </span>
    <span>
      {say.browseOnly} · {say.asOf(format.moment(basis.asOf), format.place(basis.zone))}
    </span>
  </div>
);

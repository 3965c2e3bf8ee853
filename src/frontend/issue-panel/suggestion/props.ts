import type { CapacityPanel } from '../../../contract';
import type { Assign } from '../use-assign';
import type { Layout } from '../use-layout';
import type { Suggesting } from './suggesting';

export type There = Extract<Suggesting, { kind: 'there' }>;

/** What the card and "why not" are made from. */
export type CardProps = {
  readonly panel: CapacityPanel;
  readonly there: There;
  readonly layout: Layout;
  readonly assign: Assign;
  readonly nameOf: (accountId: string) => string;
  /** Whose "what if" is open. */
  readonly chosen: string | null;
  readonly onWhatIf: (accountId: string) => void;
};

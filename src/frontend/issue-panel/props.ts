import type { ReactNode } from 'react';
import type { CapacityPanel } from '../../contract';
import type { Row } from './rows';
import type { Suggesting } from './suggestion/suggesting';
import type { Assign } from './use-assign';
import type { Layout } from './use-layout';
import type { Window } from './windows';
import type { TeamWork } from './work';

/** Jira did not list the team's issues; null = it did, or has not answered yet. */
export type NotListed = { readonly error: unknown; readonly retry: () => void } | null;

/** What the view of a panel is made from. */
export type PanelProps = {
  readonly panel: CapacityPanel;
  readonly teamId: number | undefined;
  readonly nameOf: (accountId: string) => string;
  readonly work: TeamWork | null;
  readonly notListed: NotListed;
  readonly assign: Assign;
  readonly suggesting: Suggesting;
  /** The last question failed: what is shown is older. */
  readonly renew: { readonly error: unknown; readonly retry: () => void } | null;
  readonly onTeam: (id: number) => void;
};

/** The list of teammates, and what one of them opened. */
export type ListProps = {
  readonly panel: CapacityPanel;
  readonly layout: Layout;
  readonly rows: readonly Row[];
  readonly window: Window;
  readonly scale: number;
  readonly chosen: string | null;
  /** Why those at the end of the list are not suggested; null = the list is in another order. */
  readonly notSuggested: ReadonlyMap<string, string> | null;
  /** Id of what a row opens. */
  readonly region: string;
  readonly detail: ReactNode;
  readonly onToggle: (accountId: string) => void;
};
export type TeammatesProps = Omit<ListProps, 'layout'>;

/** Somebody who was chosen. */
export type ChosenProps = {
  readonly panel: CapacityPanel;
  readonly teamId: number | undefined;
  readonly row: Row;
  readonly holder: Row | null;
  readonly notListed: NotListed;
  readonly region: string;
  readonly scale: number;
  readonly layout: Layout;
  readonly assign: Assign;
  readonly nameOf: (accountId: string) => string;
  readonly onClose: () => void;
};

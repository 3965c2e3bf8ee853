import { useState } from 'react';
import type { CapacityPanel, PanelMember } from '../../contract';
import { useSite } from '../shared/site';
import { firstSort, inOrder, named, type SortKey, shortened } from './order';
import { type Fit, fitOrder } from './suggestion/fit';
import { type Window, type WindowKey, windowsOf } from './windows';

export type Choice = {
  readonly windows: readonly [Window, ...Window[]];
  readonly window: Window;
  readonly setWindow: (key: WindowKey) => void;
  readonly sort: SortKey;
  readonly sorts: readonly SortKey[];
  readonly setSort: (key: SortKey) => void;
  /** So many people that somebody may look for a name. */
  readonly findable: boolean;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly all: boolean;
  readonly setAll: (all: boolean) => void;
  readonly found: readonly PanelMember[];
  readonly shown: readonly PanelMember[];
};

const FINDABLE_FROM = 8;
const SORTS: readonly SortKey[] = ['fit', 'finish', 'free', 'name'];

/** Which days count as free, in which order, whose name: how somebody looks at a team. */
export const useChoice = (panel: CapacityPanel, nameOf: (accountId: string) => string, fit: Fit | null): Choice => {
  const { accountId: viewer } = useSite();
  const windows = windowsOf(panel);
  const [key, setWindow] = useState<WindowKey | null>(null);
  const [chosenSort, setSort] = useState<SortKey | null>(null);
  const [typed, setText] = useState('');
  const [all, setAll] = useState(false);
  const findable = panel.members.length > FINDABLE_FROM;
  // A team that offers no search, after one that does, is not searched.
  const text = findable ? typed : '';
  const window = windows.find((one) => one.key === key) ?? windows[0];
  const sorts = SORTS.filter((one) => one !== 'fit' || fit !== null);
  const sort = sorts.find((one) => one === chosenSort) ?? (fit === null ? firstSort(panel) : 'fit');
  const ordered = inOrder(panel.members, sort, window, nameOf, fit === null ? undefined : fitOrder(fit));
  const found = named(ordered, text, nameOf);
  const keep = ({ assigned, accountId }: PanelMember) => assigned || accountId === viewer;
  const shown = all || text !== '' ? found : shortened(found, keep);
  return { windows, window, setWindow, sort, sorts, setSort, findable, text, setText, all, setAll, found, shown };
};

import { type RefObject, useRef, useState } from 'react';
import type { Assign } from './use-assign';

export type ChosenPerson = {
  readonly chosen: string | null;
  /** `from`: the list's row, or the card that asked. */
  readonly toggle: (accountId: string, from?: 'row' | 'card') => void;
  readonly close: () => void;
};

/** Whose "what if" is open. Focus goes back to what opened it when it is closed. */
export const useChosen = (box: RefObject<HTMLElement>, assign: Assign): ChosenPerson => {
  const [chosen, setChosen] = useState<string | null>(null);
  const from = useRef('');
  const giveBack = () =>
    requestAnimationFrame(() => {
      const find = (selector: string) => box.current?.querySelector<HTMLElement>(selector);
      (find(from.current) ?? find(from.current.replace('data-what-if', 'data-account')))?.focus();
    });
  const close = () => {
    assign.forget();
    setChosen(null);
    giveBack();
  };
  const toggle = (accountId: string, opener: 'row' | 'card' = 'row') => {
    if (chosen === accountId) return close();
    assign.forget();
    from.current = `[${opener === 'row' ? 'data-account' : 'data-what-if'}="${CSS.escape(accountId)}"]`;
    setChosen(accountId);
  };
  return { chosen, toggle, close };
};

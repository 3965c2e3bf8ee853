import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Reply } from '../../../../contract';
import type { PersonSkills, SkillsPage } from '../../../../contract/skills';
import type { SkillId } from '../../../../domain/suggestion/skills';
import { backend } from '../../../shared/backend';
import { useKept } from '../../use-draft';
import { freshSkills, SKILLS_KEY, storedPerson, takeOverPerson } from '../use-skills';
import { clashesOf, type Edits, edited, NO_EDITS, resolved, settledEdits, shownCells } from './edits';
import { type Cell, declaredOf, NOTHING, type Person } from './model';

/** How long after the last key a person's skills are sent. */
const SAVE_AFTER_MS = 800;
/** How often a person's skills are sent again, after somebody else changed other skills of theirs. */
const MOST_TRIES = 3;

/** Why the skills of somebody wait: both changed one and the same, or they could not be saved (null = a defect). */
export type Trouble = { readonly kind: 'clash' } | { readonly kind: 'failed'; readonly failure: Failure | null };
export type Change = { readonly accountId: string; readonly skill: SkillId; readonly from: Cell; readonly to: Cell };

export type GridEdits = {
  readonly edits: Edits;
  readonly sending: boolean;
  /** Something was saved since the grid was opened. */
  readonly saved: boolean;
  readonly troubles: ReadonlyMap<string, Trouble>;
  /** Whose skills somebody else changed, too, without harm; null = nobody's. */
  readonly merged: string | null;
  readonly change: (person: Person, skill: SkillId, to: Cell) => void;
  /** Takes the last change back; null = there is none. */
  readonly undo: () => Change | null;
  readonly canUndo: boolean;
  readonly settle: (accountId: string, whose: 'mine' | 'theirs') => void;
};

/** Changes of cells: shown at once, sent for each person a moment after the last key, kept whatever happens. */
export const useEdits = (): GridEdits => {
  const queries = useQueryClient();
  const [kept, keep] = useKept<Edits>('skill people');
  const edits = kept ?? NO_EDITS;
  const latest = useRef(edits);
  latest.current = edits;
  const history = useRef<Change[]>([]);
  const [state, setState] = useState<State>({ sending: 0, saved: false, troubles: new Map(), merged: null });
  const put = useCallback(
    (next: Edits) => {
      latest.current = next;
      keep(next.size === 0 ? null : next);
    },
    [keep],
  );
  const send = useSending(queries, latest, put, setState);
  const record = (change: Change) => {
    const person = storedNow(queries, change.accountId);
    if (person === null) return;
    put(edited(latest.current, person, change.skill, change.to));
    send.soon();
  };
  return {
    edits,
    ...state,
    sending: state.sending > 0,
    change: (person, skill, to) => {
      const from = shownCells(person, latest.current).get(skill) ?? NOTHING;
      history.current = [...history.current.slice(-99), { accountId: person.accountId, skill, from, to }];
      record({ accountId: person.accountId, skill, from, to });
    },
    undo: () => {
      const last = history.current.pop() ?? null;
      if (last !== null) record({ ...last, to: last.from, from: last.to });
      return last;
    },
    canUndo: history.current.length > 0,
    settle: (accountId, whose) => {
      const person = storedNow(queries, accountId);
      if (person !== null) put(resolved(latest.current, person, whose));
      setState((now) => ({ ...now, troubles: without(now.troubles, accountId) }));
      void send.now(accountId);
    },
  };
};

type State = {
  readonly sending: number;
  readonly saved: boolean;
  readonly troubles: ReadonlyMap<string, Trouble>;
  readonly merged: string | null;
};
type SetState = (change: (now: State) => State) => void;

const pageNow = (queries: QueryClient): SkillsPage | undefined => queries.getQueryData<SkillsPage>(SKILLS_KEY);
const storedNow = (queries: QueryClient, accountId: string): Person | null => {
  const page = pageNow(queries);
  return page === undefined ? null : storedPerson(page, accountId);
};
const without = (troubles: State['troubles'], accountId: string): State['troubles'] =>
  new Map([...troubles].filter(([account]) => account !== accountId));

/** Sends what waits: of one person now, of everybody soon, and of everybody when the grid is left. */
const useSending = (
  queries: QueryClient,
  latest: { current: Edits },
  put: (edits: Edits) => void,
  setState: SetState,
) => {
  const busy = useRef(new Set<string>());
  const timer = useRef(0);
  const all = useRef(() => {});
  const now = async (accountId: string): Promise<void> => {
    if (busy.current.has(accountId)) return;
    busy.current.add(accountId);
    setState((state) => ({ ...state, sending: state.sending + 1 }));
    const trouble = await sent(queries, latest, put, setState, accountId);
    busy.current.delete(accountId);
    setState((state) => ({
      ...state,
      sending: state.sending - 1,
      troubles:
        trouble === null ? without(state.troubles, accountId) : new Map([...state.troubles, [accountId, trouble]]),
    }));
    if (trouble === null && latest.current.has(accountId)) soon();
  };
  const soon = () => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => all.current(), SAVE_AFTER_MS);
  };
  all.current = () => {
    for (const accountId of latest.current.keys()) void now(accountId);
  };
  useEffect(() => {
    // What an earlier visit left unsaved, and what this one leaves.
    all.current();
    return () => {
      clearTimeout(timer.current);
      all.current();
    };
  }, []);
  return { now, soon };
};

/** Sends one person's skills until they are stored; null = they are. */
const sent = async (
  queries: QueryClient,
  latest: { current: Edits },
  put: (edits: Edits) => void,
  setState: SetState,
  accountId: string,
): Promise<Trouble | null> => {
  for (let tries = 0; ; tries++) {
    const page = pageNow(queries);
    const own = latest.current.get(accountId);
    if (page === undefined || own === undefined) return null;
    const person = storedPerson(page, accountId);
    if (clashesOf(latest.current, person).length > 0) return { kind: 'clash' };
    if (tries > 0) setState((state) => ({ ...state, merged: accountId }));
    const skills = declaredOf(shownCells(person, latest.current), page.skills.skills);
    const reply = await saved({ accountId, version: person.version, skills });
    if (reply?.ok === true) {
      takeOverPerson(queries, reply.value);
      put(settledEdits(latest.current, accountId, own));
      setState((state) => ({ ...state, saved: true }));
      return null;
    }
    const failure = reply?.failure ?? null;
    if (!(await mayTryAgain(queries, failure)) || tries === MOST_TRIES) return { kind: 'failed', failure };
  }
};

/** Somebody was faster, and what they stored is known now. */
const mayTryAgain = async (queries: QueryClient, failure: Failure | null): Promise<boolean> => {
  const stale = failure?.kind === 'conflict' || failure?.kind === 'invalid-request';
  const fresh = stale && (await freshSkills(queries).catch(() => null)) !== null;
  return fresh && failure.kind === 'conflict';
};

/** Null = no answer that says anything. */
const saved = (person: PersonSkills): Promise<Reply<PersonSkills> | null> =>
  backend('savePersonSkills', person).catch(() => null);

import { showFlag } from '@forge/bridge';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CapacityPanel } from '../../contract';
import { backend, failureOf, unwrap } from '../shared/backend';
import type { Format } from '../shared/format';
import { failureWords, words } from '../shared/messages';
import { useFormat } from '../shared/site';
import { panelWords } from './messages';
import { weekSums } from './week-sums';

export type Assign = {
  readonly busy: boolean;
  /** What Jira said when it refused, in whose row it was asked, and who had the issue then. */
  readonly refused: (Omit<Change, 'undoes'> & { readonly about: string | null; readonly words: string }) | null;
  /** A refusal was read. */
  readonly forget: () => void;
  readonly to: (accountId: string | null) => void;
};

type Change = { readonly accountId: string | null; readonly expected: string | null; readonly undoes: boolean };
type NameOf = (accountId: string) => string;

/** Assigns as the viewer; the reply is the screen's new state. A flag of the host offers to undo it. */
export const useAssign = (on: {
  readonly panel: CapacityPanel | undefined;
  readonly queryKey: readonly unknown[];
  readonly teamId: number | undefined;
  readonly nameOf: NameOf;
}): Assign => {
  const { panel, queryKey, teamId } = on;
  const queries = useQueryClient();
  const format = useFormat();
  // Names may arrive after the click; flags speak with the newest.
  const nameOf = useRef(on.nameOf);
  nameOf.current = on.nameOf;
  const change = useMutation({
    mutationFn: ({ accountId, expected }: Change) =>
      backend('assignIssue', {
        issueId: panel?.issue.id ?? '',
        accountId,
        expected,
        ...(teamId === undefined ? {} : { teamId }),
      }).then(unwrap),
    onMutate: () => queries.cancelQueries({ queryKey }),
    onSuccess: async (fresh, done) => {
      // An answer that was asked for before the change would bring back what was.
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, fresh);
      if (done.undoes) return tellUndone(fresh.issue.key, done.accountId, nameOf.current);
      tellAssigned(fresh, done, { nameOf: nameOf.current, format }, () =>
        change.mutate({ accountId: done.expected, expected: done.accountId, undoes: true }),
      );
    },
    onError: (error, { undoes }) => {
      void queries.invalidateQueries({ queryKey });
      // The row that said so may be closed by now.
      if (undoes) tellRefused(panel?.issue.key ?? '', refusal(error));
    },
  });
  return {
    busy: change.isPending,
    refused: change.isError && !change.variables.undoes ? refusedOf(change.variables, change.error) : null,
    forget: () => (change.isError ? change.reset() : undefined),
    to: (accountId) => change.mutate({ accountId, expected: panel?.issue.assignee ?? null, undoes: false }),
  };
};

const refusedOf = ({ accountId, expected }: Change, error: unknown) => ({
  ...{ accountId, expected, about: accountId ?? expected },
  words: refusal(error),
});

const refusal = (error: unknown): string => {
  const failure = failureOf(error);
  return failure === null ? words.wrongTitle : failureWords(failure).text;
};

const tellAssigned = (
  fresh: CapacityPanel,
  { accountId, expected }: Change,
  say: { nameOf: NameOf; format: Format },
  undo: () => void,
) => {
  const { key } = fresh.issue;
  const from =
    expected === null ? panelWords.assignedFromNobody(key) : panelWords.assignedFrom(key, say.nameOf(expected));
  const flag = showFlag({
    id: `assigned-${key}-${Date.now()}`,
    type: 'success',
    title: accountId === null ? panelWords.unassignedTitle : panelWords.assignedTitle(say.nameOf(accountId)),
    description: [from, ...weekOf(fresh, accountId, say)].join(' '),
    isAutoDismiss: true,
    actions: [
      {
        text: panelWords.undo,
        onClick: () => {
          flag.close();
          undo();
        },
      },
    ],
  });
};

/** How full the new assignee's week is now. */
const weekOf = (
  fresh: CapacityPanel,
  accountId: string | null,
  { nameOf, format }: { nameOf: NameOf; format: Format },
) => {
  const member = fresh.members.find((one) => one.accountId === accountId);
  const [week] = member === undefined ? [] : weekSums(member.days, fresh.weeks);
  if (member === undefined || week === undefined) return [];
  return [panelWords.thisWeek(nameOf(member.accountId), format.bareHours(week.load), format.hours(week.capacity))];
};

const tellUndone = (key: string, to: string | null, nameOf: NameOf) => {
  showFlag({
    id: `undone-${key}-${Date.now()}`,
    type: 'success',
    title: panelWords.undone,
    description: to === null ? panelWords.undoneNobody(key) : panelWords.undoneText(key, nameOf(to)),
    isAutoDismiss: true,
  });
};

const tellRefused = (key: string, said: string) => {
  showFlag({ id: `refused-${key}-${Date.now()}`, type: 'error', title: panelWords.notUndone, description: said });
};

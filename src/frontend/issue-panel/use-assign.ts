import { showFlag } from '@forge/bridge';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CapacityPanel } from '../../contract';
import { backend, failureOf, unwrap } from '../shared/backend';
import { failureWords, words } from '../shared/messages';

export type Assign = {
  readonly busy: boolean;
  /** What Jira said when it refused, and about whom. */
  readonly refused: { readonly accountId: string | null; readonly words: string } | null;
  readonly to: (accountId: string) => void;
};

type Change = { readonly accountId: string | null; readonly expected: string | null; readonly undoOf: string | null };

/** Assigns as the viewer; the reply is the screen's new state. A flag offers to undo it. */
export const useAssign = (
  panel: CapacityPanel | undefined,
  queryKey: readonly unknown[],
  teamId: number | undefined,
  nameOf: (id: string) => string,
): Assign => {
  const queries = useQueryClient();
  // Names may arrive after the click; flags speak with the newest.
  const names = useRef(nameOf);
  names.current = nameOf;
  const change = useMutation({
    mutationFn: ({ accountId, expected }: Change) =>
      backend('assignIssue', {
        issueId: panel?.issue.id ?? '',
        accountId,
        expected,
        ...(teamId === undefined ? {} : { teamId }),
      }).then(unwrap),
    onSuccess: (fresh, { accountId, expected, undoOf }) => {
      queries.setQueryData(queryKey, fresh);
      if (undoOf !== null) return tellUndone(fresh.issue.key, accountId, names.current);
      tellAssigned(fresh.issue.key, accountId, expected, names.current, () =>
        change.mutate({ accountId: expected, expected: accountId, undoOf: 'flag' }),
      );
    },
    onError: () => void queries.invalidateQueries({ queryKey }),
  });
  const failure = failureOf(change.error);
  return {
    busy: change.isPending,
    refused: change.isError
      ? {
          accountId: change.variables.accountId,
          words: failure === null ? words.wrongTitle : failureWords(failure).text,
        }
      : null,
    to: (accountId) => change.mutate({ accountId, expected: panel?.issue.assignee ?? null, undoOf: null }),
  };
};

const tellAssigned = (
  key: string,
  to: string | null,
  from: string | null,
  nameOf: (id: string) => string,
  undo: () => void,
) => {
  const flag = showFlag({
    id: `assigned-${key}-${Date.now()}`,
    type: 'success',
    title: words.assignedTitle(to === null ? words.someone : nameOf(to)),
    description: from === null ? words.assignedFromNobody(key) : words.assignedFrom(key, nameOf(from)),
    isAutoDismiss: true,
    actions: [
      {
        text: words.undo,
        onClick: () => {
          flag.close();
          undo();
        },
      },
    ],
  });
};

const tellUndone = (key: string, to: string | null, nameOf: (id: string) => string) => {
  showFlag({
    id: `undone-${key}-${Date.now()}`,
    type: 'success',
    title: words.undone,
    description: to === null ? words.undoneNobody(key) : words.undoneText(key, nameOf(to)),
    isAutoDismiss: true,
  });
};

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type Found, read } from '../use-jira';

export type Group = { readonly groupId: string; readonly name: string };

/** Groups of Jira whose name has these letters, as the viewer may see them. */
export const useGroups = (text: string) =>
  useQuery({
    queryKey: ['groups', text],
    queryFn: async () =>
      (
        await read<{ readonly groups: readonly Group[] }>(
          `/rest/api/3/groups/picker?maxResults=8&query=${encodeURIComponent(text)}`,
        )
      )?.groups ?? [],
    enabled: text.trim() !== '',
  });

type Page = {
  readonly total: number;
  readonly isLast: boolean;
  readonly startAt: number;
  readonly values: readonly (Found & { readonly accountType?: string; readonly active?: boolean })[];
};

const AT_ONCE = 50;

/** People of a group, fifty a page; null = Jira does not show them to the viewer. */
export const useGroupPeople = (group: Group | null) =>
  useInfiniteQuery({
    queryKey: ['group', group?.groupId],
    queryFn: ({ pageParam }) =>
      read<Page>(
        `/rest/api/3/group/member?groupId=${encodeURIComponent(group?.groupId ?? '')}&startAt=${pageParam}&maxResults=${AT_ONCE}`,
      ),
    initialPageParam: 0,
    getNextPageParam: (page) => (page === null || page.isLast ? undefined : page.startAt + AT_ONCE),
    enabled: group !== null,
  });

/** Apps and closed accounts are nobody's teammates. */
export const peopleOn = (pages: readonly (Page | null)[]): readonly Found[] =>
  pages.flatMap((page) => page?.values ?? []).filter((one) => one.accountType !== 'app' && one.active !== false);

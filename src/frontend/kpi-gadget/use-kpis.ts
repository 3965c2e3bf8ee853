import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import type { GadgetConfig, KpiBoard, KpiChart, KpiChartReply, KpiRequest, KpiScope } from '../../contract/kpi';
import type { KpiId } from '../../domain/kpi/catalogue';
import { backend, unwrap } from '../shared/backend';
import { type FoundScope, findScope } from './scope';

type Asked = Pick<GadgetConfig, 'scope' | 'period' | 'targets'>;

/** `filterCut`: issues taken of a filter that has more. */
export type Answered<T> =
  | { readonly kind: 'no-filter' }
  | { readonly kind: 'answered'; readonly reply: T; readonly filterCut: number | null; readonly scope: KpiScope };

/** A filter's issues, found once for all that one gadget asks; refreshing asks Jira anew. */
const useScope = ({ scope }: Asked) =>
  useQuery({ queryKey: ['kpi-scope', scope], queryFn: () => findScope(scope), staleTime: 60_000 });

export const useBoard = (asked: Asked, kpis: readonly KpiId[], enabled = true) => {
  const found = useScope(asked);
  return useAnswer<KpiBoard>(found, enabled, ['kpis', asked, kpis], (scope) =>
    backend('getKpis', { ...requestOf(asked, scope), kpis } satisfies KpiRequest).then(unwrap),
  );
};

export const useChart = (asked: Asked, chart: KpiChart) => {
  const found = useScope(asked);
  return useAnswer<KpiChartReply>(found, true, ['kpi-chart', asked, chart], (scope) =>
    backend('getKpiChart', { ...requestOf(asked, scope), chart }).then(unwrap),
  );
};

/** Asks for everything anew; what is on screen stays until the answer is there. */
export const refreshKpis = (client: QueryClient): void => {
  for (const key of ['kpi-scope', 'kpis', 'kpi-chart', 'kpi-issues'])
    void client.invalidateQueries({ queryKey: [key] });
};

export const requestOf = ({ period, targets }: Pick<Asked, 'period' | 'targets'>, scope: KpiScope) => ({
  scope,
  period,
  ...(Object.keys(targets).length === 0 ? {} : { targets }),
});

type Found = ReturnType<typeof useScope>;

const useAnswer = <T>(
  found: Found,
  enabled: boolean,
  key: readonly unknown[],
  ask: (scope: KpiScope) => Promise<T>,
) => {
  const answer = useQuery({
    queryKey: [...key, found.dataUpdatedAt],
    queryFn: () => answerOf(found.data, ask),
    enabled: enabled && found.data !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  return {
    data: answer.data,
    error: found.error ?? answer.error,
    retry: () => void (found.isError ? found.refetch() : answer.refetch()),
  };
};

const answerOf = async <T>(
  found: FoundScope | undefined,
  ask: (scope: KpiScope) => Promise<T>,
): Promise<Answered<T>> => {
  if (found === undefined || found.kind === 'no-filter') return { kind: 'no-filter' };
  return { kind: 'answered', reply: await ask(found.scope), filterCut: found.cut, scope: found.scope };
};

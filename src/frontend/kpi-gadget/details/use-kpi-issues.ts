import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { GadgetConfig, KpiIssues, KpiIssuesRequest, KpiScope } from '../../../contract/kpi';
import type { KpiId } from '../../../domain/kpi/catalogue';
import { backend, unwrap } from '../../shared/backend';

export const PAGE = 100;

type Asked = {
  readonly scope: KpiScope;
  readonly kpi: KpiId;
  readonly period: GadgetConfig['period'];
  readonly part: KpiIssuesRequest['part'];
};

/** One page of the issues behind a number, or of those left out for a reason. */
export const useKpiIssues = (asked: Asked, page: number) =>
  useQuery({
    queryKey: ['kpi-issues', asked, page],
    queryFn: () => readKpiIssues(asked, page),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

export type IssueRow = { readonly issue: string; readonly value: number | null };

/** Every page, for a file; null = withheld, or nothing that the viewer may browse. */
export const allKpiIssues = async (asked: Asked): Promise<readonly IssueRow[] | null> => {
  const rows: IssueRow[] = [];
  for (let page = 0; ; page += 1) {
    const reply = await readKpiIssues(asked, page);
    if (reply.kind !== 'answer' || reply.issues === 'withheld') return null;
    rows.push(...reply.issues);
    if (reply.issues.length === 0 || rows.length >= reply.total) return rows;
  }
};

const readKpiIssues = (asked: Asked, page: number): Promise<KpiIssues> =>
  backend('getKpiIssues', { ...asked, page }).then(unwrap);

import type { GadgetConfig, KpiBasis, KpiFigure } from '../../../contract/kpi';
import { CATALOGUE } from '../../../domain/kpi/catalogue';
import { addDays } from '../../../domain/units';
import { type CsvCell, csvText } from '../../shared/csv';
import { fileName } from '../../shared/download';
import { ExportButtons } from '../export/export-buttons';
import { kpiTitle } from '../figures';
import { exclusionWords, say } from '../messages';
import type { Opened } from '../opened';
import { readIssueNames } from '../use-issue-names';
import { allKpiIssues, type IssueRow } from './use-kpi-issues';

type Shown = Extract<KpiFigure, { kind: 'shown' }>;
type Props = {
  readonly config: GadgetConfig;
  readonly opened: Opened;
  readonly figure: Shown;
  readonly basis: KpiBasis;
};

/** All that the view tells, as one file: the number, its issues, and those left out with the reason. */
export const DetailsCsv = (props: Props) => {
  const name = [props.config.title, kpiTitle(props.figure.kpi)].filter((part) => part !== '').join(', ');
  const make = async () => {
    const rows = await rowsOf(props);
    const said = { what: 'issues', kpi: props.figure.kpi, scope: props.opened.scope.kind, rows: rows.length } as const;
    return { name: fileName(name, 'csv'), blob: new Blob([csvText(rows)], { type: 'text/csv;charset=utf-8' }), said };
  };
  return <ExportButtons what={name} files={[{ label: say.downloadCsv, make }]} />;
};

type Part = { readonly said: string; readonly rows: readonly IssueRow[] };

const rowsOf = async ({ config, opened, figure, basis }: Props): Promise<CsvCell[][]> => {
  const { samples, unit } = CATALOGUE[figure.kpi];
  const parts: Part[] = [];
  const reasons = samples === 'issues' ? figure.result.excluded.filter(({ reason }) => reason !== 'too-few') : [];
  for (const part of samples === 'issues' ? (['counted', ...reasons.map(({ reason }) => reason)] as const) : []) {
    const rows = await allKpiIssues({ scope: opened.scope, kpi: figure.kpi, period: config.period, part });
    parts.push({
      said: part === 'counted' ? say.counted : `${say.leftOut}: ${exclusionWords[part]}`,
      rows: rows ?? [],
    });
  }
  const names = await readIssueNames(parts.flatMap(({ rows }) => rows.map(({ issue }) => issue)));
  return [
    [say.csv.kpi, kpiTitle(figure.kpi)],
    [say.csv.value, figure.result.value],
    [say.csv.unit, unit],
    [say.csv.from, basis.window.from],
    [say.csv.to, addDays(basis.window.to, -1)],
    [say.csv.zone, basis.zone],
    [say.csv.asOf, new Date(basis.asOf).toISOString()],
    [say.csv.complete, basis.complete ? 'yes' : 'no'],
    [],
    [say.issueColumn, say.summaryColumn, say.csv.part, say.csv.value],
    ...parts.flatMap(({ said, rows }) =>
      rows.map(({ issue, value }) => [
        names.get(issue)?.key ?? say.issue(issue),
        names.get(issue)?.summary ?? '',
        said,
        value,
      ]),
    ),
  ];
};

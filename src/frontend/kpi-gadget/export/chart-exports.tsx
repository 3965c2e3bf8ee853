import type { GadgetScope } from '../../../contract/kpi';
import type { KpiId } from '../../../domain/kpi/catalogue';
import { type CsvCell, csvText } from '../../shared/csv';
import { fileName } from '../../shared/download';
import type { Sketch } from '../charts/sketch';
import { say } from '../messages';
import { readIssueNames } from '../use-issue-names';
import { ExportButtons } from './export-buttons';
import { pngFile, svgFile } from './svg-file';

type Props = {
  readonly sketch: Sketch;
  readonly name: string;
  /** The KPI that it is of, where it is of one, and the kind of its scope, for the log. */
  readonly kpi: KpiId | null;
  readonly scope: GadgetScope['kind'];
  readonly svg: () => SVGSVGElement | null;
};

/** The chart's table as CSV, the chart itself as SVG and as a picture. */
export const ChartExports = ({ sketch, name, kpi, scope, svg }: Props) => {
  const told = { kpi, scope, rows: sketch.table.rows.length };
  const drawnAs = (make: (chart: SVGSVGElement) => Promise<Blob> | Blob, extension: string) => async () => {
    const chart = svg();
    if (chart === null) throw new Error('there is no chart on screen');
    return { name: fileName(name, extension), blob: await make(chart), said: { ...told, what: 'chart' } as const };
  };
  const title = `${name}. ${sketch.said}`;
  return (
    <ExportButtons
      what={name}
      files={[
        {
          label: say.downloadCsv,
          make: async () => ({
            ...{ name: fileName(name, 'csv'), blob: await csvOf(sketch) },
            said: { ...told, what: 'figures' } as const,
          }),
        },
        {
          label: say.downloadSvg,
          make: drawnAs((chart) => new Blob([svgFile(chart, title).text], { type: 'image/svg+xml' }), 'svg'),
        },
        { label: say.downloadPng, make: drawnAs((chart) => pngFile(chart, title), 'png') },
      ]}
    />
  );
};

const csvOf = async ({ table }: Sketch): Promise<Blob> => {
  const names = await readIssueNames(table.issues ?? []);
  const rows: CsvCell[][] = table.rows.map((row, at) => {
    const issue = table.issues?.[at];
    const key = issue === undefined ? [] : [names.get(issue)?.key ?? say.issue(issue)];
    return [...key, ...row.map(({ value }) => value)];
  });
  return new Blob([csvText([table.columns, ...rows])], { type: 'text/csv;charset=utf-8' });
};

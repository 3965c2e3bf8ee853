import { type CsvCell, csvText } from '../../shared/csv';
import { download, fileName } from '../../shared/download';
import type { Sketch } from '../charts/sketch';
import { say } from '../messages';
import { readIssueNames } from '../use-issue-names';
import { ExportButtons } from './export-buttons';
import { pngFile, svgFile } from './svg-file';

type Props = {
  readonly sketch: Sketch;
  readonly name: string;
  readonly svg: () => SVGSVGElement | null;
};

/** The chart's table as CSV, the chart itself as SVG and as a picture. */
export const ChartExports = ({ sketch, name, svg }: Props) => {
  const drawnAs = (make: (chart: SVGSVGElement) => Promise<Blob> | Blob, extension: string) => async () => {
    const chart = svg();
    if (chart === null) throw new Error('there is no chart on screen');
    download(fileName(name, extension), await make(chart));
  };
  const title = `${name}. ${sketch.said}`;
  return (
    <ExportButtons
      what={name}
      files={[
        { label: say.downloadCsv, make: async () => download(fileName(name, 'csv'), await csvOf(sketch)) },
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

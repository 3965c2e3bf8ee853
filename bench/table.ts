import { mkdirSync, writeFileSync } from 'node:fs';

/** One measured figure. `bar` is what was promised, as `<= 40`, or `reported`; `baseline` what it is held against in the same run. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar: string;
  readonly baseline?: number;
};

/** Whether a figure keeps its promise; a bar that cannot be read is a defect. */
export const holds = ({ value, bar }: Figure): boolean => {
  if (bar === 'reported') return Number.isFinite(value);
  const [, sign, limit] = /^(<=|>=)\s*([\d.]+)$/.exec(bar) ?? [];
  if (limit === undefined) throw new Error(`unreadable bar: ${bar}`);
  return sign === '<=' ? value <= Number(limit) : value >= Number(limit);
};

/** Prints all figures as one table and writes them to a file. */
export const report = (figures: readonly Figure[], file = 'bench/results.json'): void => {
  const rows = figures.map((figure) => [
    holds(figure) ? 'ok' : 'MISSED',
    figure.name,
    `${round(figure.value)} ${figure.unit}`,
    `${figure.bar} ${figure.unit}`,
    figure.baseline === undefined ? '' : `${round(figure.baseline)} ${figure.unit}`,
  ]);
  const all = [['', 'what', 'measured', 'bar', 'baseline'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  for (const row of all)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  mkdirSync('bench', { recursive: true });
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
};

const round = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

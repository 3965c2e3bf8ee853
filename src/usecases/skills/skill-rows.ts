import type { ImportProblem } from '../../contract';
import type { SkillLevel } from '../../domain/suggestion/skills';
import { accountIn, type Cells, wordsIn } from '../settings/cells';
import { csvTable, type TableRow } from '../settings/csv-table';

/** One understood row: what it says of a person and a skill; neither a level nor a wish = nothing any more. */
export type SkillRow = {
  readonly line: number;
  readonly accountId: string;
  readonly skill: string;
  readonly level: SkillLevel | null;
  readonly wantsToLearn: boolean;
};

const COLUMNS = ['account', 'name', 'skill', 'level', 'wants to learn'];
const LONGEST_NAME = 60;

/** Reads skill rows; errors name line and column. */
export const skillRows = (csv: string): { rows: readonly SkillRow[]; errors: readonly ImportProblem[] } => {
  const { rows, errors } = csvTable(csv, COLUMNS, ['account', 'skill']);
  return { rows: rows.map(skillRow), errors };
};

const skillRow = (row: TableRow): SkillRow => {
  const { line, text, problem } = row;
  const accountId = accountIn(row);
  const said =
    wordsIn(row, 'skill') ?? (text('skill') === null ? problem('skill', 'The name of the skill is missing.') : null);
  // Exports put it before what a spreadsheet would take for a formula.
  const skill = said?.replace(/^'(?=\s*[=+\-@])/, '') ?? null;
  if (skill !== null && skill.length > LONGEST_NAME)
    problem('skill', `The name of a skill has at most ${LONGEST_NAME} letters; this one has ${skill.length}.`);
  const [level, wantsToLearn] = [levelIn(row), wishIn(row)];
  if (text('level') === null && text('wants to learn') === null)
    problem('level', 'Write a level from 1 to 5, or yes under “wants to learn”; no there takes the skill away.');
  return { line, accountId, skill: skill ?? '', level, wantsToLearn: wantsToLearn ?? false };
};

/** Null = empty, or wrong and said so. */
const levelIn = ({ text, problem }: Cells): SkillLevel | null => {
  const cell = text('level');
  if (cell === null) return null;
  const level = LEVELS.find((one) => String(one) === cell);
  return level ?? problem('level', `${cell} is not a level. Write a whole number from 1 to 5, or leave it empty.`);
};
const LEVELS: readonly SkillLevel[] = [1, 2, 3, 4, 5];

/** Null = neither yes nor no, and said so. */
const wishIn = ({ text, problem }: Cells): boolean | null => {
  const cell = text('wants to learn')?.toLowerCase() ?? 'no';
  if (['yes', 'y', 'true', '1', 'x'].includes(cell)) return true;
  if (['no', 'n', 'false', '0'].includes(cell)) return false;
  return problem('wants to learn', `${cell} is neither yes nor no. Write yes, or leave it empty.`);
};

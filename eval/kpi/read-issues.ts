import { readLines } from '../read-lines';
import { type Line, lineSchema } from './schema';

/** The issues of a file, each once: of one that was exported twice, the one updated last. */
export const readIssues = (path: string | undefined, usage: string): Line[] => {
  const issues = new Map<string, Line>();
  for (const line of readLines(path, usage, lineSchema)) {
    const known = issues.get(line.id);
    if (known === undefined || (known.fields.updated ?? 0) < (line.fields.updated ?? 0)) issues.set(line.id, line);
  }
  return [...issues.values()];
};

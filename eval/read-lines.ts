import type { z } from 'zod';
import { jsonError } from './json-error';
import { BadInput, reason, textOf } from './read-input';

/** Reads JSON lines, `.gz` or plain, and checks each; empty lines are left alone. What is wrong is named by its line. */
export const readLines = <T>(path: string | undefined, usage: string, schema: z.ZodType<T>): T[] => {
  if (path === undefined) throw new BadInput(`name a file: ${usage}`);
  const problems: string[] = [];
  const values: T[] = [];
  for (const [index, line] of textOf(path).split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readOne(line, schema);
    if ('value' in read) values.push(read.value);
    else problems.push(`${path}:${index + 1}: ${read.problem}`);
    if (problems.length === 20) break;
  }
  if (problems.length > 0) throw new BadInput(problems.join('\n'));
  return values;
};

const readOne = <T>(line: string, schema: z.ZodType<T>): { value: T } | { problem: string } => {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { problem: `not JSON: ${jsonError(line)?.message ?? 'unreadable'}` };
  }
  const checked = schema.safeParse(json);
  if (checked.success) return { value: checked.data };
  return {
    problem: checked.error.issues.map((issue) => `${issue.path.join('.') || '(top)'}: ${reason(issue)}`).join('; '),
  };
};

// No value in the text of a statement. From each place where a text goes to Forge SQL the lint walks back to what the
// text is made of: literals, constants, and what our own builders make of these. Anything else is a value.
import type ts from 'typescript';
import { at, programOf } from './ast';
import type { SourceFile } from './manifest-rules';
import { methodOf, Tracer } from './sql-trace';

/** Where texts leave for the store, by method name: which argument is the text. */
const SINKS: Readonly<Record<string, number>> = { prepare: 0, executeDDL: 0, enqueue: 1 };
/** What takes a text and its values in one. */
const BANNED = new Set(['executeRaw']);

/** Every text of a statement that holds a value, in words; empty = none does. */
export const splicedSql = (files: readonly SourceFile[]): string[] => {
  const tracer = new Tracer(programOf(files));
  const findings = new Set<string>();
  for (const call of tracer.calls) {
    const name = methodOf(call);
    if (BANNED.has(name)) findings.add(words(call, `${name} takes a text with its values: use prepare and bindParams`));
    const text = isStore(call) ? call.arguments[SINKS[name] ?? -1] : undefined;
    if (text === undefined) continue;
    for (const node of tracer.valuesIn(text)) findings.add(words(node, 'a value in the text of a statement'));
  }
  return [...findings];
};

const words = (node: ts.Node, what: string): string => at(node, `${what}: ${node.getText().slice(0, 80)}`).slice(1);

/** `sql.prepare(…)`, `migrationRunner.enqueue(…).enqueue(…)`. */
const isStore = ({ expression }: ts.CallExpression): boolean =>
  /^(sql|migrationRunner|runner)\b/.test(expression.getText());

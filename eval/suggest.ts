// npm run --silent eval:suggest -- FILE.jsonl.gz: replays resolved issues by the product's own code; one answer a line on stdout.
import { BadInput } from './read-input';
import { readLines } from './read-lines';
import { answers } from './suggest/answers';
import { histories } from './suggest/histories';
import { lineSchema } from './suggest/schema';

const USAGE = 'npm run --silent eval:suggest -- FILE.jsonl.gz';

const main = async () => {
  const file = process.argv[2];
  for (const history of histories(file ?? '', readLines(file, USAGE, lineSchema))) {
    for (const { one, anybody, other, ms } of answers(history)) {
      const [ranked, rankedOther] = [anybody, other].map((list) => list.map(({ person }) => history.personOf(person)));
      await print(JSON.stringify({ key: one.key, ranked, rankedOther, ms: Math.round(ms * 1000) / 1000 }));
    }
  }
};

/** Waits for a reader that is slower than we are. */
const print = (line: string): Promise<void> | undefined => {
  if (process.stdout.write(`${line}\n`)) return undefined;
  return new Promise((resume) => process.stdout.once('drain', resume));
};

// A reader such as `head` that has seen enough ends us, and that is no defect.
process.stdout.on('error', () => process.exit());

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof BadInput ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = error instanceof BadInput ? 2 : 1;
});

import { BadInput } from './read-input';

/** Prints an answer as JSON, and nothing else; exit code 2 for bad input, 1 for a defect, with the reason on stderr. */
export const command = (answer: () => unknown): void => {
  // A reader such as `head` that has seen enough ends us, and that is no defect.
  process.stdout.on('error', () => process.exit());
  try {
    process.stdout.write(`${JSON.stringify(answer())}\n`);
  } catch (error) {
    process.stderr.write(
      `${error instanceof BadInput ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = error instanceof BadInput ? 2 : 1;
  }
};

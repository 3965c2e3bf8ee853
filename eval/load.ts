// npm run --silent eval:load -- scenario.json: load, free hours and dates by the product's own code, as JSON on stdout.
import { BadInput, readInput } from './read-input';
import { answer } from './scenario/answer';
import { scenarioSchema } from './scenario/schema';

try {
  const scenario = readInput(process.argv[2], scenarioSchema);
  process.stdout.write(`${JSON.stringify(answer(scenario))}\n`);
} catch (error) {
  process.stderr.write(
    `${error instanceof BadInput ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = error instanceof BadInput ? 2 : 1;
}

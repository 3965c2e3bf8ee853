// npm run --silent eval:kpi -- FILE.jsonl.gz --project KEY --from DATE --to DATE --zone ZONE [--stages FILE]: KPIs of a
// project by the product's own code, as JSON on stdout.
import { command } from './command';
import { answer } from './kpi/answer';
import { argumentsOf, stagesFrom, USAGE } from './kpi/arguments';
import { readIssues } from './kpi/read-issues';

command(() => {
  const { file, stages, ...asked } = argumentsOf(process.argv.slice(2));
  return answer(readIssues(file, USAGE), asked, stagesFrom(stages));
});

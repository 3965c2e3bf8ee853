// npm run --silent eval:time-in-status -- FILE.jsonl.gz: visits and milliseconds by status of every issue, as JSON on stdout.
import { command } from './command';
import { factsBy } from './kpi/facts';
import { readIssues } from './kpi/read-issues';
import { statusesOf } from './kpi/statuses';
import { timesById } from './kpi/times-by-id';

const USAGE = 'npm run --silent eval:time-in-status -- FILE.jsonl.gz';

command(() => {
  const lines = readIssues(process.argv[2], USAGE);
  const statuses = statusesOf(lines);
  const factsOf = factsBy(statuses);
  return Object.fromEntries(lines.map((line) => [line.key, timesById(factsOf(line), statuses)]));
});

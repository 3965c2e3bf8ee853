// npm run bench has these among the others; alone: node --import tsx bench/skills.ts
import { skillsFigures } from './skills/figures';
import { holds, report } from './table';

skillsFigures().then(
  (figures) => {
    report(figures);
    process.exitCode = figures.every(holds) ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);

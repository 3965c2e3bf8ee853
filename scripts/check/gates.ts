import { sourceFiles } from './manifest';
import { markupFindings } from './markup';
import { moduleStateFindings } from './module-state';
import { splicedSql } from './sql-text';
import { userPathFindings } from './user-path';

/** What no source of the app may do, whoever calls it; docs/security.md lists the gates. */
export const checkGates = async (): Promise<void> => {
  const all = sourceFiles('src');
  const behind = all.filter(({ path }) => !path.startsWith('src/frontend/'));
  if (behind.length < 200) throw new Error(`the gates saw ${behind.length} files behind the doors`);
  const findings = [
    ...splicedSql(behind),
    ...userPathFindings(behind),
    ...moduleStateFindings(behind),
    ...markupFindings(all),
  ];
  if (findings.length > 0) throw new Error(findings.join('\n'));
};

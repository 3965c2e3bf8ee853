import type { ReactNode } from 'react';
import type { ProjectState, SyncPage } from '../../../contract/sync';
import { ClockIcon, DoneIcon, LockIcon, WarningIcon } from '../../shared/icons';
import { useFormat } from '../../shared/site';
import { useProjectNames } from '../use-jira';
import { PROJECT_WORDS, syncWords as say } from './messages';

const ICONS: Readonly<Record<ProjectState, ReactNode>> = {
  agrees: <DoneIcon />,
  differs: <WarningIcon />,
  walking: <ClockIcon />,
  closed: <LockIcon />,
  archived: null,
  shrunk: <WarningIcon />,
  gone: null,
  'not-counted': <ClockIcon />,
};

/** Each project: how many of its issues are in, how many Jira counted, and what follows from it. */
export const Projects = ({ page }: { page: SyncPage }) => {
  const format = useFormat();
  const { projects, moreProjects } = page;
  const names = useProjectNames(projects.map(({ id }) => id));
  const nameOf = (id: string) => names.find((one) => one.id === id)?.name ?? id;
  const titles = [say.project, say.issuesColumn, say.inJira, say.lastChange, say.stateColumn];
  if (projects.length === 0) return <p className="subtle">{say.noProjects}</p>;
  return (
    <section className="stack" aria-label={say.projects}>
      <h2>{say.projects}</h2>
      <Census page={page} />
      <div className="table-box">
        <table className="plain sync-projects">
          <thead>
            <tr>
              {titles.map((title, column) => (
                <th key={title} scope="col" className={column === 1 || column === 2 ? 'sync-number' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {projects.map(({ id, state, issues, inJira, lastChange }) => (
              <tr key={id}>
                <th scope="row">
                  <bdi>{nameOf(id)}</bdi>
                </th>
                <td className="sync-number">{format.number(issues)}</td>
                <td className="sync-number">{inJira === null ? '–' : format.number(inJira)}</td>
                <td className="nowrap">{lastChange === null ? '–' : format.moment(lastChange)}</td>
                <td>
                  <span className={`row row-tight sync-project-${state}`}>
                    {ICONS[state]}
                    {PROJECT_WORDS[state]}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say.all}</th>
              <td className="sync-number">{format.number(projects.reduce((sum, { issues }) => sum + issues, 0))}</td>
              <td />
              <td />
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      {moreProjects > 0 && <p className="small subtle">{say.moreProjects(format.number(moreProjects))}</p>}
    </section>
  );
};

const Census = ({ page: { census } }: { page: SyncPage }) => {
  const format = useFormat();
  const { counted, of, oldest, last, differing } = census;
  if (last === null) return <p className="subtle">{say.censusNever}</p>;
  const since = oldest === null ? '' : say.censusSince(format.moment(oldest), format.moment(last));
  return (
    <p className="subtle">
      {`${say.censusText(format.number(counted), format.number(of))}${since}. ${say.differ(differing, format)}`}
    </p>
  );
};

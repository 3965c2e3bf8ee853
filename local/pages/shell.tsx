import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { get, type Named } from './api';
import { Header } from './header';
import { DashboardIcon, PersonIcon, SettingsIcon } from './icons';
import { ProjectMark } from './parts';
import { Link, useRouter } from './router';
import { useDesk } from './session';

export type Project = Named & { key: string; projectTypeKey: string };

export const useProjects = () =>
  useQuery({
    queryKey: ['jira', 'projects'],
    queryFn: async () => (await get<{ values: Project[] }>('/rest/api/3/project/search?maxResults=100')).values,
  });

/** Header, navigation and the page; a new page takes the focus, as a loaded one would. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const { path } = useRouter();
  const content = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) content.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the page
      </a>
      <Header />
      <Navigation />
      <main ref={content} className="content" id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
};

const SETTINGS = '/settings/apps/atelier';

const Navigation = () => {
  const { path } = useRouter();
  const projects = useProjects();
  const { session } = useDesk();
  const current = (to: string, within = false) => {
    const own =
      within || path === to || (to === '/mine' && path === '/') || path.startsWith(`/browse/${to.split('/')[2]}-`);
    return own ? { 'aria-current': path === to ? ('page' as const) : true } : {};
  };
  return (
    <nav className="nav" aria-label="Main">
      <Link to="/mine" {...current('/mine')}>
        <PersonIcon />
        My work
      </Link>
      <Link to="/dashboards" {...current('/dashboards', path.startsWith('/dashboards/'))}>
        <DashboardIcon />
        Dashboards
      </Link>
      <h2>Projects</h2>
      {(projects.data ?? []).map(({ key, name }) => (
        <Link key={key} to={`/projects/${key}`} title={name} {...current(`/projects/${key}`)}>
          <ProjectMark projectKey={key} />
          <bdi className="truncate">{name}</bdi>
        </Link>
      ))}
      {projects.data?.length === 0 && <p className="nav-none small subtle">None that you may see.</p>}
      {session.modules.some(({ type }) => type === 'jira:adminPage') && (
        <>
          <h2>Apps</h2>
          <Link to={SETTINGS} {...current(SETTINGS)}>
            <SettingsIcon />
            Atelier settings
          </Link>
        </>
      )}
    </nav>
  );
};

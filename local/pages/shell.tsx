import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { get, type Named } from './api';
import { Header } from './header';
import { AppIcon, DashboardIcon, PersonIcon, SettingsIcon } from './icons';
import { ADMIN_PAGE, GLOBAL_PAGE } from './module-page';
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

const Navigation = () => {
  const { path } = useRouter();
  const projects = useProjects();
  const { session } = useDesk();
  const apps = [GLOBAL_PAGE, ADMIN_PAGE].filter((one) => session.modules.some(({ type }) => type === one.type));
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
      {apps.length > 0 && <h2>Apps</h2>}
      {apps.map(({ path: to, title, type }) => (
        <Link key={to} to={to} {...current(to)}>
          {type === ADMIN_PAGE.type ? <SettingsIcon /> : <AppIcon />}
          {title}
        </Link>
      ))}
    </nav>
  );
};

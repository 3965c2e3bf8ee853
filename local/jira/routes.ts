import type { Route } from './call';
import { agileRoutes } from './routes/agile';
import { catalogRoutes } from './routes/catalog';
import { changelogRoutes } from './routes/changelog';
import { commentRoutes } from './routes/comments';
import { createMetaRoutes } from './routes/create-meta';
import { dashboardRoutes } from './routes/dashboards';
import { filterRoutes } from './routes/filters';
import { gadgetRoutes } from './routes/gadgets';
import { groupRoutes } from './routes/groups';
import { issueRoutes } from './routes/issue';
import { permissionRoutes } from './routes/permissions';
import { projectRoutes } from './routes/projects';
import { searchRoutes } from './routes/search';
import { siteRoutes } from './routes/site';
import { transitionRoutes } from './routes/transitions';
import { userRoutes } from './routes/users';
import { worklogRoutes } from './routes/worklog';
import { worklogFeedRoutes } from './routes/worklog-feed';

/** Every endpoint that is served, with the scopes it needs. */
export const routes: readonly Route[] = [
  ...searchRoutes,
  ...issueRoutes,
  ...transitionRoutes,
  ...changelogRoutes,
  ...worklogRoutes,
  ...worklogFeedRoutes,
  ...commentRoutes,
  ...projectRoutes,
  ...catalogRoutes,
  ...createMetaRoutes,
  ...userRoutes,
  ...groupRoutes,
  ...permissionRoutes,
  ...siteRoutes,
  ...filterRoutes,
  ...dashboardRoutes,
  ...gadgetRoutes,
  ...agileRoutes,
];

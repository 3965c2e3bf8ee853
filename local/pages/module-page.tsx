import { AppFrame } from './app-frame';
import { Nothing, useTitle } from './nothing';
import { useDesk } from './session';

/** A place in Jira where an app has a page to itself. */
export type ModulePlace = { readonly type: string; readonly path: string; readonly title: string };

/** Where Jira opens them: Manage apps, the list of apps, and what is behind one's own picture. */
export const ADMIN_PAGE: ModulePlace = {
  type: 'jira:adminPage',
  path: '/settings/apps/atelier',
  title: 'Atelier settings',
};
export const GLOBAL_PAGE: ModulePlace = { type: 'jira:globalPage', path: '/apps/atelier', title: 'Atelier' };
export const PERSONAL_PAGE: ModulePlace = {
  type: 'jira:personalSettingsPage',
  path: '/settings/personal/atelier',
  title: 'Atelier, personal settings',
};
export const PAGES: readonly ModulePlace[] = [ADMIN_PAGE, GLOBAL_PAGE, PERSONAL_PAGE];

const NOTHING = {};

/** The app's page of that kind, as large as the place is. */
export const ModulePage = ({ of: { type, title } }: { of: ModulePlace }) => {
  const module = useDesk().session.modules.find((one) => one.type === type);
  useTitle(title);
  if (module === undefined) return <Nothing title="No such page" text="This app has no page here." />;
  return (
    <>
      <h1 className="only-heard">{title}</h1>
      <AppFrame module={module} extension={NOTHING} title={title} fill />
    </>
  );
};

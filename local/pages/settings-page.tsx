import { AppFrame } from './app-frame';
import { Nothing, useTitle } from './nothing';
import { useDesk } from './session';

const NOTHING = {};

/** The app's admin page, as Jira opens it from Manage apps. */
export const SettingsPage = () => {
  const module = useDesk().session.modules.find(({ type }) => type === 'jira:adminPage');
  useTitle('Atelier settings');
  if (module === undefined) return <Nothing title="No settings" text="This app has no settings page." />;
  return <AppFrame module={module} extension={NOTHING} fill />;
};

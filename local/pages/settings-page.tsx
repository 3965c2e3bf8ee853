import { AppFrame } from './app-frame';
import { useDesk } from './session';

const NOTHING = {};

/** The app's admin page, as Jira opens it from Manage apps. */
export const SettingsPage = () => {
  const module = useDesk().session.modules.find(({ type }) => type === 'jira:adminPage');
  if (module === undefined) return <p>This app has no settings.</p>;
  return <AppFrame module={module} extension={NOTHING} fill />;
};

import './settings.css';
import './fields.css';
import './tables.css';
import './skills/skills.css';
import './skills/catalogue/catalogue.css';
import './suggestions/suggestions.css';
import './narrow.css';
import './shell/shell.css';
import { failureOf } from '../shared/backend';
import { LockIcon } from '../shared/icons';
import { words } from '../shared/messages';
import { Centred, Failed } from '../shared/states';
import { settingsWords as say } from './messages';
import { SettingsShell } from './shell/settings-shell';
import { useAddress } from './shell/use-address';
import { WithDrafts } from './use-draft';
import { useHome } from './use-home';
import { SectionLoading } from './with-team-settings';

/** The settings: the app's admin page, and the page of whoever was granted a part of them. */
export const SettingsPage = () => {
  const home = useHome();
  const [address, go] = useAddress();
  if (home.isPending || address === undefined) return <Loading />;
  if (home.isError && failureOf(home.error)?.kind === 'not-found')
    return <Centred icon={<LockIcon />} title={say.adminsOnly} text={words.notAdmin} />;
  if (home.isError) return <Failed error={home.error} onRetry={() => void home.refetch()} />;
  return (
    <WithDrafts>
      <SettingsShell home={home.data} address={address} onGo={go} />
    </WithDrafts>
  );
};

/** The page's shape, while it is read. */
const Loading = () => (
  <div className="settings">
    <div className="settings-nav" />
    <div className="settings-main">
      <SectionLoading />
    </div>
  </div>
);

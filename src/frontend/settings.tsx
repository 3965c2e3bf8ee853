import { SettingsPage } from './settings/settings-page';
import { start } from './shared/start';

start(<SettingsPage />, null);

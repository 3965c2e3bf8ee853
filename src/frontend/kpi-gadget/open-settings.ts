import { router } from '@forge/bridge';

/** The app's page under Apps. */
export const openSettings = (): void => void router.open({ target: 'module', moduleKey: 'settings' });

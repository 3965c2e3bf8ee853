export const SettingsPage = () => <main />;

import type { ReactNode } from 'react';
import type { TeamSettings } from '../../contract';
import { Failed } from '../shared/states';
import { settingsWords as say } from './messages';
import { useSettings } from './use-settings';

/** Reads teams, people and settings of the site for what is inside. */
export const WithTeamSettings = ({ children }: { children: (settings: TeamSettings) => ReactNode }) => {
  const settings = useSettings();
  if (settings.isPending) return <SectionLoading />;
  if (settings.isError) return <Failed error={settings.error} onRetry={() => void settings.refetch()} />;
  return children(settings.data);
};

/** A section's shape, while it is read. */
export const SectionLoading = () => (
  <div className="stack stack-wide" role="status" aria-label={say.loading}>
    <div className="skeleton skeleton-title" />
    <div className="skeleton skeleton-block" />
  </div>
);

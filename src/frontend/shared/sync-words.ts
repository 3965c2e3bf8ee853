import type { PauseWhy, Stale } from '../../domain/sync/sync-state';
import type { Format } from './format';

/** Why nothing is read for a while. */
export const pauseWords: Readonly<Record<PauseWhy, string>> = {
  quota: 'Jira’s points for this hour are used up',
  'asked-away': 'Jira asked for a pause',
  refused: 'Jira does not let Atelier read',
  unknown: 'Jira does not answer as it should',
};

/** One line under which figures may be older than they look; the same words on every screen. */
export const staleWords = (stale: Stale, asOf: number, format: Format): string => {
  const facts = `Facts of ${format.moment(asOf)}.`;
  switch (stale.kind) {
    case 'full':
      return `Sync is paused: Atelier’s store is full. ${facts}`;
    case 'held':
      return `Sync was paused by an admin ${format.moment(stale.since)}. ${facts}`;
    case 'paused':
      return `Sync is paused until ${format.time(stale.until)}: ${pauseWords[stale.why]}. ${facts}`;
    case 'behind':
      if (stale.why === 'fields')
        return `Fields changed in Jira ${format.moment(stale.since)}, and everything is read by the new ones. ${facts}`;
      return `Sync is behind since ${format.moment(stale.since)}. ${facts}`;
  }
};

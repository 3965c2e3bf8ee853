import type { OwnKind, SelfService } from '../../contract/privacy';

/** What the page of one's own says. */
export const personalWords = {
  title: 'You in Atelier',
  text: 'Your hours, your days off and your skills, and what Atelier knows of you.',
  loading: 'Reading what is yours',
  kinds: {
    hours: 'Working hours and zone',
    absences: 'Days off',
    skills: 'Skills and interests',
  } satisfies Record<OwnKind, string>,
  modes: {
    free: 'What you save holds at once.',
    approval: 'What you save waits for the yes of your team’s manager or an admin.',
    off: 'On this site others enter this for you. Ask the manager of your team, or an admin.',
  } satisfies Record<SelfService, string>,
  saved: 'Saved',
  asked: 'Sent. It holds once somebody says yes.',
  waits: (when: string) => `A change of ${when} waits for a yes. What you save replaces it.`,
  withdraw: 'Withdraw it',
  withdrawn: 'Withdrawn; nothing was changed',
  week: 'Working week',
  hoursOf: (day: string) => `Hours on ${day}`,
  hoursAWeek: (hours: string) => `${hours} h a week`,
  assumedWeek: 'Nothing is entered: the site’s usual week stands in.',
  laterWeeks: (weeks: number) =>
    `${weeks} ${weeks === 1 ? 'week that begins' : 'weeks that begin'} later stay as they are.`,
  zone: 'Time zone',
  zoneHelp: 'Empty: that of your profile in Jira.',
  seen: 'Who sees what',
  seenLines: [
    'Your hours, days off and free time: whoever may browse an issue on which your team is shown. No reason is kept for an absence.',
    'Your levels of skills: you, managers of your teams and admins. Others read that a skill is declared or missing.',
    'Figures about the past: nobody sees those of a single person; groups of at least five are shown together.',
    'Rates: people with the grant for rates alone.',
  ],
  known: 'What is known about you',
  knownText: 'Rows that name you by a number. Names and texts are in Jira, not in Atelier.',
  table: 'Table',
  rows: 'Rows',
  nothingKnown: 'Nothing yet.',
} as const;

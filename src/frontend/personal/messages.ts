/** What the page of one's own says. */
export const personalWords = {
  title: 'You in Atelier',
  text: 'Your hours, your days off and your skills, and what Atelier knows of you.',
  loading: 'Reading what is yours',
} as const;

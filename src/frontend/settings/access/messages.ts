/** What the section on access says. */
export const accessWords = {
  title: 'Access',
  text: 'Who may see and change what in Atelier itself. Admins of Jira may do everything here but read rates; nothing here changes Jira’s own permissions.',
  kinds: {
    'app-admin': {
      title: 'App admins',
      text: 'All settings and who may see what, as admins of Jira do. Not rates.',
      add: 'Add an app admin',
      none: 'Nobody besides the admins of Jira.',
    },
    rates: {
      title: 'Rate viewers',
      text: 'Only people listed here read and change rates and budgets; admins, too, only once they are listed.',
      add: 'Add a rate viewer',
      none: 'Nobody. Rates stay closed to everybody, admins included.',
    },
    manager: {
      title: 'Team managers',
      text: 'Members, shares, skills and calendars of their own team.',
      add: 'Add a manager',
      none: 'Nobody. Admins take care of all teams.',
    },
  },
  person: 'Person',
  team: 'Team',
  by: 'Given by',
  since: 'Since',
  someone: 'Somebody',
  take: 'Take away',
  takeFrom: (what: string, name: string) => `Take away: ${what}, ${name}`,
  chooseTeam: 'Team to manage',
  noTeam: 'Add a team first.',
  given: (what: string, name: string) => `${name} is in “${what}” now`,
  taken: (what: string, name: string) => `${name} is out of “${what}”, at once`,
  here: 'is listed',
} as const;

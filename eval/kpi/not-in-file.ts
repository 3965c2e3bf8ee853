/** KPIs that no Jira export has the facts for, with their unit and what an admin has to set up before they say anything. */
export const NOT_IN_FILE = {
  loggedUtilisation: { unit: 'share', unset: 'calendars' },
  capacityVsDemand: { unit: 'ratio', unset: 'calendars' },
  loadBalance: { unit: 'ratio', unset: 'calendars' },
  coordinationShare: { unit: 'share', unset: 'coordination' },
  cost: { unit: 'money-minor', unset: 'rates' },
  costPerIssue: { unit: 'money-minor', unset: 'rates' },
  budgetBurn: { unit: 'share', unset: 'budget' },
  satisfaction: { unit: 'points', unset: 'satisfaction-field' },
  nps: { unit: 'points', unset: 'nps-field' },
  openSafetyIssues: { unit: 'count', unset: 'safety' },
  incidentRate: { unit: 'count-per-1000-hours', unset: 'incidents' },
  signOffShare: { unit: 'share', unset: 'sign-off' },
  procedureConformance: { unit: 'share', unset: 'procedures' },
  participation: { unit: 'ratio', unset: 'disciplines' },
  skillCoverage: { unit: 'share', unset: 'required-skills' },
} as const;

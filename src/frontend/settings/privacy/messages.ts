import type { OwnKind, SelfService } from '../../../contract/privacy';

/** What the settings say of people's data. */
export const privacyWords = {
  title: 'Data and privacy',
  text: 'What Atelier keeps, of whom, for how long, and how somebody is taken out of it. It keeps no names, no texts of issues and no reasons for absences.',
  loading: 'Reading what is kept',
  saved: 'Data and privacy are saved',
  council: 'Works council',
  councilSwitch: 'Works-council mode',
  councilText:
    'Nothing is learned from what people did, and what was learned is forgotten. Suggestions explain capacity and declared skills in no order, and show nobody as a learner. Of a single person only planning figures are shown.',
  self: 'What people enter themselves',
  kinds: {
    hours: 'Working hours and zone',
    absences: 'Days off',
    skills: 'Skills and interests',
  } satisfies Record<OwnKind, string>,
  modes: {
    free: 'holds at once',
    approval: 'waits for a manager’s or admin’s yes',
    off: 'is not theirs to enter',
  } satisfies Record<SelfService, string>,
  kept: 'What is kept',
  keptText:
    'Facts of issues stay as long as Jira has the issue, their histories as long as is set above. Plans go after 30 days, Browse checks after 5 minutes, imports after a day, the audit log after twelve months.',
  table: 'Table',
  rows: 'Rows',
  person: 'One person',
  personText:
    'Everything that is known of somebody as a file, or taken out: their hours, days off, skills, shares, grants and what was learned from their work go; what counts them stays as a number that nobody is found by, so that sums hold. If Jira names them again they are new to Atelier.',
  find: 'Find a person',
  exportFile: 'Export what is known',
  exported: 'The file is made. The log says so, too.',
  erase: 'Erase',
  eraseAsk: (name: string) => `Take ${name} out of Atelier? This cannot be taken back.`,
  eraseYes: 'Erase for good',
  eraseNo: 'Keep',
  erased: (rows: string) => `${rows} rows were removed. The account is nowhere in Atelier any more.`,
  before: 'Before',
  after: 'Now',

  requests: 'Requests',
  requestsText: 'What people asked to have changed of their own. A yes saves it as they wrote it.',
  noRequests: 'Nothing waits.',
  noRequestsText: 'What people enter on their own page and needs a yes appears here.',
  approve: 'Approve',
  decline: 'Decline',
  of: (act: string, kind: string, name: string) => `${act}: ${kind} of ${name}`,
  approved: 'Approved and saved',
  declined: 'Declined; nothing was changed',
  hoursAWeek: (hours: string) => `${hours} h a week`,
  daysOff: (count: string) => `${count} absences`,
  skillCount: (count: string) => `${count} skills`,
} as const;

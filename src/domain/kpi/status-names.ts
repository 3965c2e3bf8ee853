/** Jira's status categories; their key `undefined` is no category. */
export type Category = 'new' | 'indeterminate' | 'done';

/**
 * Categories by name, for statuses that Jira lists nowhere any more: its own workflows, old and new, and names that teams
 * commonly give. Lower case, single spaces, English.
 */
const NAMES: Readonly<Record<Category, readonly string[]>> = {
  new: [
    ...['open', 'reopened', 'new', 'to do', 'todo', 'backlog', 'received', 'accepted', 'submitted', 'requested'],
    ...['unassigned', 'assigned', 'triage', 'needs triage', 'in triage', 'to be triaged', 'triaged', 'unconfirmed'],
    ...['confirmed', 'created', 'draft', 'idea', 'ideas', 'inbox', 'intake', 'icebox', 'funnel', 'planned', 'queued'],
    ...['scheduled', 'ready', 'ready for work', 'ready to start', 'ready for development', 'selected'],
    ...['selected for development', 'waiting for triage', 'not started', 'briefing', 'brief received', 'proposed'],
  ],
  indeterminate: [
    ...['in progress', 'in review', 'in development', 'in design', 'in production', 'in work', 'doing', 'started'],
    ...['active', 'work in progress', 'wip', 'under review', 'review', 'in code review', 'code review', 'peer review'],
    ...['internal review', 'client review', 'patch available', 'patch reviewed', 'under investigation'],
    ...['investigating', 'in analysis', 'analysis', 'in testing', 'testing', 'in test', 'in qa', 'qa', 'verifying'],
    ...['ready for review', 'ready for testing', 'ready for qa', 'ready for test', 'awaiting review', 'pending review'],
    ...['awaiting approval', 'waiting for approval', 'pending approval', 'awaiting feedback', 'waiting for customer'],
    ...['waiting for support', 'waiting', 'waiting for client', 'pending', 'on hold', 'hold', 'blocked', 'paused'],
    ...['impeded', 'escalated', 'more details needed', 'need more info', 'needs more info', 'needs information'],
    ...['volunteer needed', 'changes requested', 'revision', 'in revision', 'proofing', 'implementing', 'developing'],
    ...['rework', 'building', 'designing', 'ready for deployment', 'ready for release', 'deploying', 'reviewing'],
  ],
  done: [
    ...['done', 'closed', 'resolved', 'complete', 'completed', 'finished', 'fixed', 'released', 'deployed', 'shipped'],
    ...['delivered', 'approved', 'published', 'verified', 'archived', 'cancelled', 'canceled', 'rejected', 'declined'],
    ...['withdrawn', 'abandoned', "won't do", "won't fix", 'wont do', 'wont fix', 'duplicate', 'invalid', 'obsolete'],
    ...['live', 'merged', 'signed off', 'integrated', 'implemented'],
  ],
};

const BY_NAME: ReadonlyMap<string, Category> = new Map(
  (Object.keys(NAMES) as Category[]).flatMap((category) => NAMES[category].map((name) => [name, category] as const)),
);

/** The category that a status of this name most likely had; null where the table does not know it. */
export const categoryByName = (name: string): Category | null => BY_NAME.get(plain(name)) ?? null;

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .replace(/’/g, "'");

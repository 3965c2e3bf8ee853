// The studio as the actors of the threat model find it: two projects, a level, and a canary in every text of Jira.
import { generateStudio } from '../../../local/data/studio';
import { people } from '../../../local/data/studio/people';
import type { Issue, User, World } from '../../../local/jira/model';

/** P1 is everybody's; P2 nobody's of the actors. */
export const P1 = '10001';
export const P2 = '10002';
export const CANARY = 'CANARY';

export type Scene = {
  readonly world: World;
  readonly setup: ReturnType<typeof generateStudio>['setup'];
  readonly open: Issue;
  readonly other: Issue;
  readonly hidden: Issue;
  readonly levelled: Issue;
  /** Somebody of the team, whoever the issues are assigned to later. */
  readonly member: string;
  /** Ids of issues that A4 may not see. */
  readonly secret: readonly string[];
};

/** Who of the actors may browse P1; nobody of them P2. */
const IN_P1 = ['a4', 'a5', 'a6', 'a7', 'a8', 'a9', 'a10', 'a11', 'a12', 'a14'];

export const scene = (seed: number): Scene => {
  const { world, setup } = generateStudio({ seed, issues: 260, now: Date.now() - 60_000 });
  for (const id of [...IN_P1, 'a3']) world.users.set(id, user(id));
  world.users.set('a1', { ...user('a1'), accountType: 'customer', licensed: false });
  world.users.set('a2', { ...user('a2'), licensed: false });
  world.users.set('a12', { ...user('a12'), active: false });
  world.users.set('a10', { ...user('a10'), admin: true });
  const staff = people.map(({ accountId }) => accountId);
  for (const [id, project] of world.projects) {
    const who = id === P1 ? [...staff, ...IN_P1] : staff;
    Object.assign(project.access, {
      browse: who,
      edit: who,
      assign: who,
      assignable: who,
      admins: id === P1 ? ['a6'] : [],
    });
  }
  world.securityLevels.set('10900', {
    id: '10900',
    name: `${CANARY} level`,
    projectId: P1,
    members: [...staff, 'a10'],
  });
  plant(world);
  const of = (project: string) =>
    [...world.issues.values()].filter(
      (one) => one.projectId === project && one.resolved === null && one.assignee !== null,
    );
  const [open, other, levelled] = of(P1);
  const [hidden] = of(P2);
  if (!open || !other || !levelled || !hidden) throw new Error('the studio is too small');
  for (const one of of(P1).slice(2, 8)) one.securityLevelId = '10900';
  for (const one of [open, other]) one.securityLevelId = null;
  const secret = [...world.issues.values()]
    .filter((one) => one.projectId !== P1 || one.securityLevelId !== null)
    .map(({ id }) => id);
  return { world, setup, open, other, hidden, levelled, member: open.assignee ?? '', secret };
};

const user = (accountId: string): User => ({
  ...{ accountId, accountType: 'atlassian', displayName: `${CANARY} ${accountId}`, active: true },
  ...{ timeZone: 'Europe/Berlin', locale: 'en-GB', admin: false, licensed: true },
});

/** A word that must not turn up anywhere else, in everything that people write in Jira. */
const plant = (world: World): void => {
  for (const issue of world.issues.values()) plantIn(issue, `${CANARY}-${issue.id}`);
  for (const one of world.users.values()) one.displayName = `${CANARY} ${one.displayName}`;
  for (const one of world.projects.values()) one.name = `${CANARY} ${one.name}`;
};

const plantIn = (issue: Issue, word: string): void => {
  Object.assign(issue, { summary: `${word} ${issue.summary}`, description: word });
  for (const comment of issue.comments) comment.body = word;
  for (const log of issue.worklogs) log.comment = word;
  for (const item of issue.histories.flatMap(({ items }) => items)) if (item.field === 'summary') item.toString = word;
};

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../../local/data/studio/people';
import { aDesk, aStudio, type TestDesk } from '../fixtures/desk';

const PROJECT = '10001';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk(aStudio(400));
  await desk.settle();
});
afterAll(() => desk.stop());

const learned = async () =>
  (await desk.desk.query('SELECT project_id, issues FROM learned_project')) as { project_id: number; issues: number }[];

describe('a site that was just read', () => {
  it('has learned every project with resolved issues, and an issue that is resolved is learned soon', async () => {
    const before = await learned();
    expect(before.length).toBeGreaterThan(3);
    const issuesOf = (rows: typeof before) =>
      rows.find(({ project_id }) => String(project_id) === PROJECT)?.issues ?? 0;
    expect(issuesOf(before)).toBeGreaterThan(20);
    const [open] = (await desk.desk.query(
      `SELECT issue_id FROM issue WHERE project_id = ${PROJECT} AND category = 1 AND assignee_id IS NOT NULL AND security_id IS NULL LIMIT 1`,
    )) as { issue_id: number }[];
    await finish(String(open?.issue_id));
    await desk.settle();
    expect(issuesOf(await learned())).toBe(issuesOf(before) + 1);
  });
});

type Transition = { readonly id: string; readonly to: { readonly statusCategory: { readonly key: string } } };

/** By Jira's own transitions, as somebody of the studio. */
const finish = async (issue: string) => {
  const path = `/rest/api/3/issue/${issue}/transitions`;
  const { transitions } = await desk.rest<{ transitions: Transition[] }>('GET', path, admin.accountId);
  const done = transitions.find(({ to }) => to.statusCategory.key === 'done');
  await desk.rest('POST', path, admin.accountId, { transition: { id: done?.id } });
};

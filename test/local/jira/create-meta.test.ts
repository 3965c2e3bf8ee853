import { describe, expect, it } from 'vitest';
import { aJira, anIssue, as, aWorld } from './world';

const META = '/rest/api/3/issue/createmeta';
const desk = () =>
  aJira(aWorld([anIssue('1', 'STU-1', { custom: { customfield_10040: { id: '41', value: 'Web' } } })]));

describe('what a project’s issues can hold', () => {
  it('are the types that the viewer may create, and nothing where they may not', async () => {
    const jira = desk();
    expect((await jira.call('GET', `${META}/STU/issuetypes`, undefined, as('ben'))).body).toMatchObject({
      total: 2,
      issueTypes: [{ id: '100', name: 'Task' }, { id: '101' }],
    });
    expect((await jira.call('GET', `${META}/HID/issuetypes`, undefined, as('cleo'))).body).toMatchObject({
      total: 0,
      issueTypes: [],
    });
    expect((await jira.call('GET', `${META}/HID/issuetypes`, undefined, as('ben'))).status).toBe(404);
  });
  it('are the fields of a type, with the options that some issue before the viewer holds', async () => {
    const { body } = await desk().call('GET', `${META}/STU/issuetypes/100`, undefined, as('ben'));
    expect((body as { fields: { key: string }[] }).fields.find(({ key }) => key === 'customfield_10040')).toMatchObject(
      {
        schema: { type: 'option' },
        allowedValues: [{ id: '41', value: 'Web' }],
      },
    );
    expect((await desk().call('GET', `${META}/STU/issuetypes/999`, undefined, as('ben'))).status).toBe(404);
  });
});

it('names a single option and a single component, to those who may browse', async () => {
  const jira = aJira(aWorld([], { components: new Map([['501', { id: '501', name: 'Film', projectId: '20' }]]) }));
  expect((await jira.call('GET', '/rest/api/3/component/501', undefined, as('cleo'))).body).toMatchObject({
    name: 'Film',
    project: 'HID',
  });
  expect((await jira.call('GET', '/rest/api/3/component/501', undefined, as('ben'))).status).toBe(404);
  expect((await desk().call('GET', '/rest/api/3/customFieldOption/41', undefined, as('ben'))).body).toMatchObject({
    value: 'Web',
  });
  expect((await jira.call('GET', '/rest/api/3/customFieldOption/41', undefined, as('ben'))).status).toBe(404);
});

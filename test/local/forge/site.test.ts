import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../../../local/data/studio/people';
import { askerOf } from '../../../local/site/call';
import { connectSite } from '../../../local/site/connect';
import { remoteSite } from '../../../local/site/remote-jira';
import { aDesk, aStudio, type TestDesk } from '../../fixtures/desk';

const ME = admin.accountId;

/** One desk is the site, the other asks it over HTTP as a real one is asked. */
let site: TestDesk;
let desk: TestDesk;
beforeAll(async () => {
  site = await aDesk(aStudio(80, Date.now()));
  await site.settle();
  desk = await asking(false);
}, 300_000);
afterAll(async () => {
  await desk?.stop();
  await site?.stop();
});

const asking = async (allowWrites: boolean): Promise<TestDesk> => {
  const ask = askerOf(site.url, { email: ME, token: 'x' });
  const loaded = await connectSite(site.url, ask);
  const remote = remoteSite({ world: loaded.world, ask, allowWrites, everyMs: 200 });
  const started = await aDesk(loaded, { site: remote });
  await started.settle();
  return started;
};

type Row = Record<string, unknown>;
const FACTS = 'SELECT issue_id, status_id, remaining_s, due_day FROM issue WHERE deleted = 0 ORDER BY issue_id';
const facts = (of: TestDesk): Promise<Row[]> => of.desk.query(FACTS);
type Found = { readonly issues: readonly { readonly id: string; readonly key: string }[] };
const openIssue = async () => {
  const jql = encodeURIComponent('project = PACK AND statusCategory != Done ORDER BY id');
  const path = `/rest/api/3/search/jql?jql=${jql}&fields=created&maxResults=1`;
  const [first] = (await desk.rest<Found>('GET', path, ME)).issues;
  if (first === undefined) throw new Error('the site has no open issue');
  return first;
};

describe('a desk on a site', () => {
  it('reads the site whole, as far as the account of the token may', async () => {
    const [ofDesk, ofSite] = await Promise.all([facts(desk), facts(site)]);
    expect(ofSite.length).toBeGreaterThan(40);
    // The account of the token sees what it may browse, the app's own user on the site what that may.
    const known = new Map(ofDesk.map((row) => [row.issue_id, row]));
    const shared = ofSite.filter((row) => known.has(row.issue_id));
    expect(shared.length).toBeGreaterThan(40);
    for (const row of shared) expect(known.get(row.issue_id)).toEqual(row);
  });

  it('shows the panel of an issue of the site', async () => {
    const { id } = await openIssue();
    const panel = await desk.invoke<{ ok: boolean }>('capacity-panel', 'getCapacityPanel', { issueId: id }, ME);
    expect(panel).toMatchObject({ ok: true });
  });

  it('changes nothing of it', async () => {
    const { id } = await openIssue();
    const before = await site.rest('GET', `/rest/api/3/issue/${id}?fields=assignee`, ME);
    const change = { fields: { duedate: '2027-03-01' } };
    await expect(desk.rest('PUT', `/rest/api/3/issue/${id}`, ME, change)).rejects.toThrow(/only reads the site/);
    expect(await site.rest('GET', `/rest/api/3/issue/${id}?fields=assignee`, ME)).toEqual(before);
  });

  it('follows what changes on the site without an event', async () => {
    const { id } = await openIssue();
    await site.rest('PUT', `/rest/api/3/issue/${id}`, ME, { fields: { duedate: '2027-03-02' } });
    const due = async () => (await facts(desk)).find((row) => String(row.issue_id) === id)?.due_day;
    await expect.poll(due, { timeout: 30_000 }).toBe('2027-03-02');
  });

  it('changes issues where that was allowed', async () => {
    const other = await asking(true);
    try {
      const { id } = await openIssue();
      await other.rest('PUT', `/rest/api/3/issue/${id}`, ME, { fields: { duedate: '2027-03-03' } });
      type Issue = { readonly fields: { readonly duedate: string } };
      const { fields } = await site.rest<Issue>('GET', `/rest/api/3/issue/${id}?fields=duedate`, ME);
      expect(fields.duedate).toBe('2027-03-03');
    } finally {
      await other.stop();
    }
  });

  it('of an account that the site does not know does not even start', async () => {
    const ask = askerOf(site.url, { email: 'nobody', token: 'x' });
    await expect(connectSite(site.url, ask)).rejects.toThrow(/does not take JIRA_EMAIL/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as app from '../../../src/index';
import { type Store, startStore } from '../../fixtures/store';
import { storeCases, storeDifferences } from './cases';
import { openForge } from './seam';
import { call, installed, type Site } from './site';

let store: Store;
let site: Site;
let plan: string;
beforeAll(async () => {
  openForge();
  store = await startStore();
  site = await installed('one', await store.database(), 1);
  plan = await planOf('a4');
});
afterAll(() => store.stop());

const planOf = async (account: string): Promise<string> => {
  const { open, other } = site.scene;
  const payload = { issueIds: [open.id, other.id], teamId: null, weeks: 2, locks: [] };
  const reply = (await call(app, site.seam, account, 'startPlanMany', payload, 'capacity-panel')) as {
    value?: { planId: string };
  };
  if (!reply.value) throw new Error(`no plan: ${JSON.stringify(reply)}`);
  return reply.value.planId;
};

describe('the app as it is wired, on a real store and a real Jira', () => {
  it('decides as the policy says: every door × actor × what is theirs, hidden, levelled and missing', async () => {
    const t = performance.now();
    const { count, found } = await storeDifferences(app, site, storeCases(site, plan));
    console.log(`doors: ${count} cases on the store`, performance.now() - t);
    expect(found).toEqual([]);
  });
});

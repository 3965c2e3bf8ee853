import { describe, expect, it } from 'vitest';
import { instant } from '../../src/domain/units';
import { lozenge } from '../../src/resolvers/lozenge';
import type { Glance, GlanceStore } from '../../src/usecases/ports';

const HOUR = 3600;

const shown = async (
  glance: Glance | null | Error,
  payload: unknown = { extension: { issue: { id: '10001' } } },
  vouched: unknown = { principal: { accountId: 'ana' } },
) => {
  let reads = 0;
  const read: GlanceStore['read'] = async () => {
    reads += 1;
    if (glance instanceof Error) throw glance;
    return glance;
  };
  const store = { read } as GlanceStore;
  const answer = await lozenge({
    clock: { now: () => instant(0) },
    glance: store,
    log: { info: () => {}, warn: () => {} },
  })(payload, vouched);
  return { ...answer.status.value, reads };
};

const NEUTRAL = { label: 'Capacity', type: 'default' };

describe('the lozenge', () => {
  it('says how many hours the assignee has free', async () => {
    expect(await shown({ assigned: true, free: [21.4 * HOUR] })).toMatchObject({ label: '21 h free', type: 'success' });
  });
  it('says how far over the assignee is', async () => {
    expect(await shown({ assigned: true, free: [-9 * HOUR] })).toMatchObject({ label: '9 h over', type: 'removed' });
  });
  it('says that there is no room where under half an hour is left', async () => {
    expect(await shown({ assigned: true, free: [600] })).toMatchObject({ label: 'No room' });
  });
  it('counts teammates with room when nobody is assigned', async () => {
    expect(await shown({ assigned: false, free: [8 * HOUR, -4 * HOUR, HOUR, 60] })).toMatchObject({
      label: '2 with room',
    });
    expect(await shown({ assigned: false, free: [-HOUR] })).toMatchObject({ label: 'Nobody with room' });
  });
  it('stays neutral where nothing may be said', async () => {
    expect(await shown(null)).toMatchObject(NEUTRAL);
    expect(await shown({ assigned: true, free: [] })).toMatchObject(NEUTRAL);
  });
  it.each([undefined, {}, { principal: {} }, { accountId: 'ana' }, { principal: { accountId: '' } }])(
    'stays neutral, and reads nothing, without a principal: %j',
    async (vouched) => {
      expect(
        await shown(
          { assigned: true, free: [HOUR] },
          { accountId: 'ana', extension: { issue: { id: '10001' } } },
          vouched ?? null,
        ),
      ).toEqual({ ...NEUTRAL, reads: 0 });
    },
  );
  it.each([
    null,
    {},
    { extension: { issue: { id: 'PACK-1' } } },
    { extension: { issue: { id: "1' OR 1" } } },
    { extension: { issue: { id: 10001 } } },
  ])('stays neutral, and reads nothing, for %j', async (payload) => {
    expect(await shown({ assigned: true, free: [HOUR] }, payload)).toEqual({ ...NEUTRAL, reads: 0 });
  });
  it('never fails', async () => {
    expect(await shown(new Error('the store is down'))).toMatchObject(NEUTRAL);
  });
});

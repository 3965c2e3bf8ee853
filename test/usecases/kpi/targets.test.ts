import { describe, expect, it } from 'vitest';
import type { StoredTarget, TargetOwner } from '../../../src/contract/kpi-settings';
import { undoWayOf } from '../../../src/resolvers/undo-ways';
import type { AuditEntry } from '../../../src/usecases/audit/ports';
import type { KpiSettingsPorts } from '../../../src/usecases/kpi/ports';
import { getTargets, saveTargets } from '../../../src/usecases/kpi/targets';
import { auditLog } from '../../fixtures/access';
import { aManager, anAdmin } from '../../fixtures/settings-desk';

const brand: TargetOwner = { kind: 'team', team: 3 };
const copy: TargetOwner = { kind: 'team', team: 5 };
const packaging: TargetOwner = { kind: 'project', project: '10001' };
const target = (owner: TargetOwner, amber: number): StoredTarget => ({
  ...{ owner, kpi: 'onTimeDelivery', direction: 'higher', amber, red: amber - 0.1 },
  period: { unit: 'week', count: 4 },
});

/** Targets in memory; `sooner` = somebody else saves between the look and the write. */
const desk = (first: readonly StoredTarget[], sooner = false) => {
  const audit = auditLog();
  const kept = { value: first, version: 1 };
  const ports = {
    audit,
    reading: async () => ({}),
    facts: { projects: async () => [], site: async () => ({ currency: null }) },
    store: {
      teams: async () => [],
      targets: async () => ({ ...kept }),
      saveTargets: async (value: readonly StoredTarget[], seen: number) => {
        if (sooner || seen !== kept.version) return false;
        Object.assign(kept, { value, version: seen + 1 });
        return true;
      },
    },
  } as unknown as KpiSettingsPorts;
  return { ports, kept, log: audit.entries };
};

/** What undo would ask the save for. */
const back = ({ object, before, after, version }: AuditEntry) =>
  undoWayOf('targets')?.({ object, before, after, version: version ?? null } as never)?.request as Parameters<
    typeof saveTargets
  >[2];

describe('targets', () => {
  it('leave an entry by project or team that changed, with its own targets alone', async () => {
    const { ports, log, kept } = desk([target(brand, 0.9), target(copy, 0.8), target(packaging, 0.95)]);
    const after = [target(brand, 0.85), target(copy, 0.8)];
    expect(await saveTargets(ports, anAdmin, { version: 1, targets: after })).toMatchObject({ ok: true });
    expect(kept).toEqual({ value: after, version: 2 });
    expect(log).toMatchObject([
      {
        ...{ object: { kind: 'targets', id: 'team:3' }, version: 2 },
        ...{ before: { targets: [target(brand, 0.9)] }, after: { targets: [target(brand, 0.85)] } },
      },
      {
        ...{ object: { kind: 'targets', id: 'project:10001' }, version: 2 },
        ...{ before: { targets: [target(packaging, 0.95)] }, after: { targets: [] } },
      },
    ]);
  });

  it('that are the same as before are not saved again, and leave nothing', async () => {
    const { ports, log, kept } = desk([target(brand, 0.9)]);
    expect(await saveTargets(ports, anAdmin, { version: 1, targets: [target(brand, 0.9)] })).toMatchObject({
      ok: true,
    });
    expect([kept.version, log]).toEqual([1, []]);
  });

  it('of a manager are taken back by the manager, though somebody changed those of another team since', async () => {
    const { ports, log, kept } = desk([target(brand, 0.9), target(copy, 0.8)]);
    const max = aManager(3);
    expect(await saveTargets(ports, max, { version: 1, targets: [target(brand, 0.7)] })).toMatchObject({ ok: true });
    const admins = [target(copy, 0.6), target(brand, 0.7)];
    expect(await saveTargets(ports, anAdmin, { version: 2, targets: admins })).toMatchObject({ ok: true });
    const request = back(log[0] as AuditEntry);
    expect(request).toEqual({ owners: [brand], seen: [target(brand, 0.7)], targets: [target(brand, 0.9)] });
    expect(await saveTargets(ports, max, request)).toMatchObject({ ok: true });
    expect(kept.value).toEqual([target(copy, 0.6), target(brand, 0.9)]);
  });

  it('taken back by an admin leave everybody else’s as they are', async () => {
    const { ports, log, kept } = desk([target(copy, 0.8)]);
    await saveTargets(ports, aManager(3), { version: 1, targets: [target(brand, 0.7)] });
    expect(await saveTargets(ports, anAdmin, back(log[0] as AuditEntry))).toMatchObject({ ok: true });
    expect(kept.value).toEqual([target(copy, 0.8)]);
  });

  it('that somebody changed since are not overwritten by taking back', async () => {
    const { ports, log, kept } = desk([target(brand, 0.9)]);
    await saveTargets(ports, aManager(3), { version: 1, targets: [target(brand, 0.7)] });
    await saveTargets(ports, anAdmin, { version: 2, targets: [target(brand, 0.6)] });
    const refused = await saveTargets(ports, aManager(3), back(log[0] as AuditEntry));
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    expect(kept.value).toEqual([target(brand, 0.6)]);
  });

  it('of others cannot be saved, named or slipped in', async () => {
    const { ports, log, kept } = desk([target(copy, 0.8)]);
    const max = aManager(3);
    const NOT_THERE = { ok: false, failure: { kind: 'not-found' } };
    for (const request of [
      { version: 1, targets: [target(copy, 0.5)] },
      { owners: [copy], seen: [target(copy, 0.8)], targets: [] },
      { owners: [brand, packaging], seen: [], targets: [] },
      { owners: [brand], seen: [], targets: [target(copy, 0.5)] },
    ])
      expect(await saveTargets(ports, max, request)).toEqual(NOT_THERE);
    expect(await saveTargets(ports, anAdmin, { owners: [brand], seen: [], targets: [target(copy, 0.5)] })).toEqual(
      NOT_THERE,
    );
    expect([kept.version, log]).toEqual([1, []]);
  });

  it('saved by somebody else between the look and the write are told as a conflict, and leave nothing', async () => {
    const { ports, log } = desk([], true);
    const reply = await saveTargets(ports, anAdmin, { version: 1, targets: [target(brand, 0.5)] });
    expect([reply, log]).toMatchObject([{ ok: false, failure: { kind: 'conflict' } }, []]);
    const late = await saveTargets(ports, anAdmin, { version: 0, targets: [] });
    expect(late).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
  });

  it('are shown to managers as far as they may change them', async () => {
    const { ports } = desk([target(brand, 0.9), target(copy, 0.8), target(packaging, 0.9)]);
    const shown = await getTargets(ports, aManager(5));
    expect(shown).toMatchObject({ ok: true, value: { targets: [target(copy, 0.8)] } });
  });
});

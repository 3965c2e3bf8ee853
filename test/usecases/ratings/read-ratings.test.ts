import { describe, expect, it } from 'vitest';
import { instant } from '../../../src/domain/units';
import { retryLetter } from '../../../src/usecases/poison/retry-letter';
import { PortFailure } from '../../../src/usecases/ports';
import { FieldUnreadable, type MappedField } from '../../../src/usecases/ratings/ports';
import { nameOf, passOf, readingOf } from '../../../src/usecases/ratings/progress';
import { PageExpired } from '../../../src/usecases/sync/ports';
import { syncDesk } from '../../fixtures/in-memory-sync';
import { issueFacts, issueId, minutes, noon } from '../../fixtures/sync-facts';

const CSAT: MappedField = { kind: 'satisfaction', field: 'customfield_10040', gen: 1 };
const OTHER: MappedField = { kind: 'satisfaction', field: 'customfield_10041', gen: 2 };
const AGAIN: MappedField = { ...CSAT, gen: 3 };

/** Ten issues, the last updated first by their ids; all but two are rated in one field, three in the other. */
const aSite = async (rated: readonly MappedField[] = [CSAT]) => {
  const desk = syncDesk(
    Array.from({ length: 10 }, (_, n) => ({
      facts: issueFacts({ id: issueId(1 + n), updated: instant(noon - minutes(60 + n)) }),
      changes: [],
      fields: { ...(n % 5 === 4 ? {} : { [CSAT.field]: n }), ...(n < 3 ? { [OTHER.field]: 100 + n } : {}) },
    })),
  );
  await desk.ports.queue.push({ kind: 'backfill' });
  await desk.settle();
  desk.rated.mapped = rated;
  desk.jira.calls.length = 0;
  await desk.ports.queue.push({ kind: 'ratings' });
  const map = async (mapped: readonly MappedField[]) => {
    desk.rated.mapped = mapped;
    await desk.ports.queue.push({ kind: 'ratings' });
  };
  const pages = () => desk.jira.calls.filter((call) => call.startsWith('rated'));
  const reading = async (field: MappedField) => readingOf(passOf(await desk.ports.jobs.read('ratings')), field);
  return { ...desk, map, pages, reading };
};
type Site = Awaited<ReturnType<typeof aSite>>;

const kept = ({ rated }: Pick<Site, 'rated'>, field: MappedField) =>
  [...rated.kept]
    .filter(([name]) => name.startsWith(`${nameOf(field)} `))
    .map(([name, { value }]) => [Number(name.split(' ')[2]), value])
    .sort(([a], [b]) => Number(a) - Number(b));
const CSATS = [1, 2, 3, 4, 6, 7, 8, 9].map((id) => [id, id - 1]);

/** At the nth page, and whatever is asked afterwards. */
const kill = ({ jira }: Site, page: number) => {
  let reads = 0;
  jira.before = (call) => {
    if (call.startsWith('rated')) reads += 1;
    if (reads >= page) throw new Error('killed');
  };
};

describe('a field mapped lately', () => {
  it('is read from the issues where it is not empty, once', async () => {
    const site = await aSite();
    expect(await site.reading(CSAT)).toEqual({ since: null, done: 0, total: null });
    await site.settle();
    expect(kept(site, CSAT)).toEqual(CSATS);
    expect(site.pages()).toHaveLength(4);
    expect(await site.reading(CSAT)).toBeNull();
    await site.map([CSAT]);
    await site.settle();
    expect(site.pages()).toHaveLength(4);
  });

  it('is read newest first, and says since when', async () => {
    const site = await aSite();
    kill(site, 3);
    await expect(site.settle()).rejects.toThrow('killed');
    expect(await site.reading(CSAT)).toEqual({ since: noon - minutes(63), done: 4, total: 8 });
  });

  it('takes the place of another, whose ratings go', async () => {
    const site = await aSite();
    await site.settle();
    await site.map([OTHER]);
    await site.settle();
    expect(kept(site, CSAT)).toEqual([]);
    expect(kept(site, OTHER)).toEqual([1, 2, 3].map((id) => [id, 99 + id]));
    await site.map([]);
    await site.settle();
    expect(site.rated.kept.size).toBe(0);
  });

  it('is read anew when it was not mapped for a while, even if nobody worked meanwhile', async () => {
    const site = await aSite();
    await site.settle();
    await site.map([AGAIN]);
    await site.settle();
    expect(kept(site, CSAT)).toEqual([]);
    expect(kept(site, AGAIN)).toEqual(CSATS);
  });

  it('is left when another one is mapped in the midst of it', async () => {
    const site = await aSite();
    site.jira.before = (call) => {
      if (call.startsWith(`rated ${CSAT.field} 2`)) site.rated.mapped = [OTHER];
    };
    await site.settle();
    expect(kept(site, OTHER)).toHaveLength(3);
    expect(kept(site, CSAT)).toEqual([]);
    expect(site.pages().filter((call) => call.startsWith(`rated ${CSAT.field}`))).toHaveLength(2);
  });

  it('goes on from where it was when it is killed at any page, and reads at most one twice', async () => {
    for (let fatal = 1; fatal <= 4; fatal += 1) {
      const site = await aSite();
      kill(site, fatal);
      await expect(site.settle()).rejects.toThrow('killed');
      site.jira.before = () => {};
      await site.map([CSAT]);
      await site.settle();
      expect(kept(site, CSAT)).toEqual(CSATS);
      expect(site.pages()).toHaveLength(5);
    }
  });

  it('begins a page again from the last issue when Jira no longer knows the token', async () => {
    const site = await aSite();
    const { rated } = site.ports.jira;
    let expired = false;
    const ports = {
      ...site.ports,
      jira: {
        ...site.ports.jira,
        rated: (...[field, base, token]: Parameters<typeof rated>) => {
          const first = token === '4' && !expired;
          if (first) expired = true;
          return rated(field, base, first ? 'no longer known' : token);
        },
      },
    };
    await site.settle(200, ports);
    expect(expired).toBe(true);
    expect(kept(site, CSAT)).toEqual(CSATS);
  });

  it('that Jira does not know any more has nothing to be read, and holds up no other', async () => {
    const site = await aSite([CSAT, { ...OTHER, kind: 'nps' }]);
    site.jira.before = (call) => {
      if (call.startsWith(`rated ${CSAT.field}`)) throw new FieldUnreadable();
    };
    await site.settle();
    expect(await site.reading(CSAT)).toBeNull();
    expect(kept(site, { ...OTHER, kind: 'nps' })).toHaveLength(3);
  });
});

describe('a field that Jira fails at alone', () => {
  const NPS: MappedField = { ...OTHER, kind: 'nps' };
  const failing = (site: Site, isFatal: (page: number) => boolean) => {
    let reads = 0;
    site.jira.before = (call) => {
      if (!call.startsWith(`rated ${CSAT.field}`)) return;
      reads += 1;
      if (isFatal(reads)) throw new PortFailure({ kind: 'unavailable', reason: 'jira' });
    };
  };
  const letters = ({ ports }: Site) => ports.letters.list();

  it('holds up no other, and goes on from where it was a quarter of an hour later', async () => {
    const site = await aSite([CSAT, NPS]);
    failing(site, (page) => page === 3);
    await site.settle(1);
    expect(await site.reading(CSAT)).toEqual({ since: noon - minutes(63), done: 4, total: 8 });
    expect(await site.reading(NPS)).toBeNull();
    expect(kept(site, NPS)).toHaveLength(3);
    await site.settle();
    expect(await site.reading(CSAT)).toBeNull();
    expect(kept(site, CSAT)).toEqual(CSATS);
    expect(site.pages().filter((call) => call.startsWith(`rated ${CSAT.field}`))).toHaveLength(5);
    expect((await site.ports.letters.held('field')).tried.size).toBe(0);
  });

  it('rests after five tries with a letter, says what of it is read, and is tried again once a day', async () => {
    const site = await aSite([CSAT]);
    failing(site, (page) => page >= 3);
    await site.settle();
    expect(await letters(site)).toMatchObject([{ kind: 'field', item: 10_040, class: 'failing', tries: 5 }]);
    expect(await site.reading(CSAT)).toEqual({ since: noon - minutes(63), done: 4, total: 8 });
    const asked = site.pages().length;
    await site.map([CSAT]);
    await site.settle();
    expect(site.pages()).toHaveLength(asked);
    site.jira.before = () => {};
    site.advance(25 * 60 * minutes(1));
    await site.map([CSAT]);
    await site.settle();
    expect(kept(site, CSAT)).toEqual(CSATS);
    expect(await letters(site)).toEqual([]);
  });

  it('is tried again at once where an admin asks', async () => {
    const site = await aSite([CSAT]);
    failing(site, () => true);
    await site.settle();
    expect(await letters(site)).toHaveLength(1);
    site.jira.before = () => {};
    await retryLetter(site.ports, 'field', 10_040);
    site.advance(minutes(16));
    await site.settle();
    expect(kept(site, CSAT)).toEqual(CSATS);
  });

  it('is blamed for nothing where Jira fails at everything', async () => {
    const site = await aSite([CSAT]);
    site.jira.before = () => {
      throw new PortFailure({ kind: 'unavailable', reason: 'jira' });
    };
    await site.settle(3);
    expect((await site.ports.letters.held('field')).tried.size).toBe(0);
  });

  it('begins a page again where its token is no longer known when it goes on', async () => {
    const site = await aSite([CSAT]);
    failing(site, (page) => page === 3);
    await site.settle(1);
    const { rated } = site.ports.jira;
    const expired: typeof rated = async (field, base, token) => {
      if (token === '4') throw new PageExpired();
      return rated(field, base, token);
    };
    await site.settle(200, { ...site.ports, jira: { ...site.ports.jira, rated: expired } });
    expect(kept(site, CSAT)).toEqual(CSATS);
  });
});

describe('the budget', () => {
  it('lets fifteen pages through, then nothing for a quarter of an hour, whoever asks', async () => {
    const site = await aSite();
    site.queue.length = 0;
    for (let n = 11; n <= 50; n += 1) {
      const facts = issueFacts({ id: issueId(n), updated: instant(noon - minutes(60 + n)) });
      site.jira.issuesById.set(facts.id, { facts, changes: [], fields: { [CSAT.field]: n } });
    }
    const begun = site.ports.clock.now();
    await site.map([CSAT]);
    await site.settle(1);
    expect(site.pages()).toHaveLength(15);
    expect(await site.reading(CSAT)).toMatchObject({ done: 30, total: 48 });
    expect(site.queue).toEqual([{ message: { kind: 'ratings' }, due: begun + minutes(15) }]);
    await site.ports.queue.push({ kind: 'ratings' });
    await site.settle(1);
    expect(site.pages()).toHaveLength(15);
    await site.settle();
    expect(site.pages()).toHaveLength(24);
    expect(await site.reading(CSAT)).toBeNull();
  });

  it('leaves all of it to the backfill until that is finished, which then asks for the rest', async () => {
    const desk = syncDesk([{ facts: issueFacts({ category: 3 }), changes: [], fields: { [CSAT.field]: 4 } }]);
    desk.rated.mapped = [CSAT];
    await desk.ports.queue.push({ kind: 'ratings' });
    await desk.ports.queue.push({ kind: 'backfill' });
    await desk.settle(1);
    expect(desk.jira.calls).toEqual([]);
    await desk.settle();
    expect(kept(desk, CSAT)).toEqual([[10001, 4]]);
  });
});

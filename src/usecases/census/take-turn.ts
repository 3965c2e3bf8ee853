import { instant } from '../../domain/units';
import { learnAnew } from '../learning/follow-resolved';
import { followOrHandOver } from '../sync/follow-page';
import { idsOfPage, leadsOn, PagesStuck } from '../sync/pages';
import { PageExpired, type Site, type SyncPorts } from '../sync/ports';
import { type NoteOf, noteOf } from './notes';
import type { CensusProject, CensusRow } from './ports';
import { frozen, see } from './see';
import type { Turn } from './turns';
import { beginWalk, walkOn } from './walk';

const DAY_MS = 86_400_000;
/** A walk that found what was wrong is not begun again before the next day. */
const WALK_AGAIN_MS = 20 * 3_600_000;

/** One step of a project's turn: a count, a range or a page. Answers with how the project stands then. */
export const takeTurn = async (ports: SyncPorts, site: Site, row: CensusProject, turn: Turn): Promise<CensusRow> => {
  switch (turn) {
    case 'freeze':
      return frozen(row, row.closed ? 'closed' : 'archived', ports.clock.now());
    case 'look':
      return (await see(ports, row)) ?? returned(row);
    case 'reread':
      return reread(ports, site, row);
    case 'walk':
    case 'compare':
      return walk(ports, row);
    default:
      return count(ports, row);
  }
};

/** Counts disagree for a moment while something new is on its way: only what does so twice is looked for. */
const count = async (ports: SyncPorts, row: CensusProject): Promise<CensusRow> => {
  const inJira = await ports.jira.countIn(row.project);
  const inFacts = await ports.census.count(row.project);
  const now = ports.clock.now();
  const counted = { ...row, countedAt: now, inJira, inFacts };
  if (inJira === null) return (await see(ports, row)) ?? { ...counted, state: 'differs' };
  const note = noteOf(row.checkpoint);
  const by = inJira - inFacts;
  if (by === 0 || (note?.kind === 'slack' && note.by === by)) return agreed(ports, counted, row.state === 'differs');
  const isWalked = row.walkedAt !== null && row.walkedAt <= now && now - row.walkedAt < WALK_AGAIN_MS;
  if (row.state !== 'differs' || isWalked) return { ...counted, state: 'differs', checkpoint: null };
  const away = await see(ports, row);
  if (away !== null) return away;
  return { ...counted, state: 'walking', checkpoint: JSON.stringify(beginWalk(inFacts, null)) };
};

/** What changed lately is counted, too: while a project is closed to the app for an hour, sweeps pass by what changes in it. */
const LATELY_MS = 3 * DAY_MS;

const agreed = async (ports: SyncPorts, row: CensusProject, isSecond: boolean): Promise<CensusRow> => {
  const since = instant(Math.max(0, ports.clock.now() - LATELY_MS));
  const inJira = await ports.jira.countIn(row.project, since);
  const isAlike = inJira === null || inJira === (await ports.census.count(row.project, since));
  if (isAlike) return { ...row, state: 'agrees' };
  return isSecond ? rereadFrom(row, since, false) : { ...row, state: 'differs' };
};

const walk = async (ports: SyncPorts, row: CensusProject): Promise<CensusRow> => {
  const note = noteOf(row.checkpoint);
  if (note?.kind === 'walk') return walkOn(ports, row, note);
  const before = note?.kind === 'shrunk' ? note.absent : null;
  return walkOn(ports, row, beginWalk(await ports.census.count(row.project), before));
};

/**
 * Seen again after it was closed or archived: it is read as if for the first time, then compared. Fields may have changed
 * meanwhile without an edit of any issue, and Jira may have closed it while its histories were being read.
 */
const returned = (row: CensusProject): CensusRow => rereadFrom(row, 0, true);

const rereadFrom = (row: CensusProject, base: number, walks: boolean): CensusRow => {
  const note: NoteOf<'reread'> = { kind: 'reread', base, token: null, mark: base, lastId: null, walks };
  return { ...row, state: 'walking', checkpoint: JSON.stringify(note) };
};

const reread = async (ports: SyncPorts, site: Site, row: CensusProject): Promise<CensusRow> => {
  const note = noteOf(row.checkpoint);
  if (note?.kind !== 'reread') return returned(row);
  // A project that is gone again by now is no value of the query.
  const away = note.token === null ? await see(ports, row) : null;
  if (away !== null) return away;
  const slice = { done: null, project: row.project, createdFrom: null, updatedTo: null } as const;
  try {
    const page = await ports.jira.page(
      site,
      { ...slice, updatedFrom: instant(note.base), order: 'first-updated-first' },
      note.token,
    );
    const ids = idsOfPage(page);
    if (!leadsOn({ next: page.next, seen: ids }, note.token, note.lastId)) throw new PagesStuck();
    await followOrHandOver(ports, site, page, 0, note.walks ? 'all' : 'behind');
    const mark = Math.max(note.mark, page.issues.at(-1)?.updated ?? 0);
    const on = { ...note, token: page.next, mark, lastId: ids.at(-1) ?? null };
    if (page.next !== null) return { ...row, state: 'walking', checkpoint: JSON.stringify(on) };
    if (!note.walks) return { ...row, state: 'agrees', checkpoint: null };
    await learnAnew(ports, row.project);
    const known = await ports.census.count(row.project);
    return { ...row, state: 'walking', checkpoint: JSON.stringify(beginWalk(known, null)) };
  } catch (error) {
    if (!(error instanceof PageExpired)) throw error;
    return { ...row, checkpoint: JSON.stringify({ ...note, base: note.mark, token: null, lastId: null }) };
  }
};

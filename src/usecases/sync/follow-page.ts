import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { IssueFacts, IssuePage } from '../facts/ports';
import { forgetHidden } from '../learning/follow-resolved';
import { measureChanged } from '../measuring/measure-changed';
import { PortFailure } from '../ports';
import type { HeldState } from '../sweep/ports';
import { handOver } from './hand-over';
import type { Site, SyncPorts } from './ports';
import { readSets, wanting } from './refetch';

/** Of a page's issues: those that the facts do not have as they are now, or every one. */
export type Which = 'behind' | 'all';

/**
 * Publishes what a page of a search has that the facts have not, with the sets of those issues, and what follows from
 * them. Issues that events already brought cost nothing more. Answers with how many were read.
 */
export const followPage = async (
  ports: SyncPorts,
  site: Site,
  page: IssuePage,
  which: Which = 'behind',
): Promise<number> => {
  await ports.dirty.mark(page.unreadable, 'unreadable');
  const known = await ports.held.issues(idsOf(page.issues));
  const moved = wanted(page, known, which);
  const people = await publishMoved(ports, site, { ...page, issues: moved }, (id) => known.has(id));
  await settle(ports, moved, people);
  await readComments(ports, moved);
  return moved.length;
};

/** A search gives few of many comments; by id there are all: nothing is less complete than after an event. */
const readComments = (ports: SyncPorts, moved: readonly IssueFacts[]): Promise<void> =>
  handOver(ports, idsOf(moved.filter(({ commentsComplete }) => !commentsComplete)), 'sweep');

/** Those of the page that are to be read. */
const wanted = ({ issues }: IssuePage, known: ReadonlyMap<IssueId, HeldState>, which: Which): readonly IssueFacts[] =>
  issues.filter((issue) => which === 'all' || isBehind(known.get(issue.id), issue));

const isBehind = (held: HeldState | undefined, { updated }: IssueFacts): boolean =>
  held === undefined || held.deleted || updated > held.updated || held.setsBehind;

const idsOf = (issues: readonly IssueFacts[]): readonly IssueId[] => issues.map(({ id }) => id);

/**
 * The same; but where something on the page cannot be had, or breaks us, its issues are handed to the worker, which tells
 * them apart: one of them must not hold up the others. `patience` = failures of Jira before that.
 */
export const followOrHandOver = async (
  ports: SyncPorts,
  site: Site,
  page: IssuePage,
  patience: number,
  which: Which = 'behind',
): Promise<number> => {
  try {
    return await followPage(ports, site, page, which);
  } catch (error) {
    if (error instanceof PortFailure && (patience > 0 || !isJira(error))) throw error;
    ports.log.warn('page-handed-over', { issues: page.issues.length });
    const left = wanted(page, await ports.held.issues(idsOf(page.issues)), which);
    await handOver(ports, idsOf(left), 'sweep');
    return left.length;
  }
};

const isJira = ({ failure }: PortFailure): boolean => failure.kind === 'unavailable' && failure.reason === 'jira';

/**
 * Sets of known issues go first: an issue whose sets are there and whose row is not is behind for whoever looks next, by
 * Jira's own instants and no clock of ours. A new issue has no row to hang them on before.
 */
const publishMoved = async (
  ports: SyncPorts,
  site: Site,
  page: IssuePage,
  isKnown: (id: IssueId) => boolean,
): Promise<readonly PersonId[]> => {
  const sets = await readSets(ports, site, wanting(page.issues));
  await ports.facts.publishSets(
    sets.filter(({ id }) => isKnown(id)),
    page.readAt,
  );
  const people = await ports.facts.publish(page);
  await ports.facts.publishSets(
    sets.filter(({ id }) => !isKnown(id)),
    page.readAt,
  );
  return people;
};

/** What else goes by facts. Learning is left to its own catch-up, which costs no words that are not needed. */
const settle = async (ports: SyncPorts, moved: readonly IssueFacts[], people: readonly PersonId[]): Promise<void> => {
  if (moved.length === 0) return;
  if (people.length > 0) await ports.screens.refreshGlance(people);
  const hidden = idsOf(moved.filter(({ security }) => security !== null));
  await forgetHidden(ports, hidden);
  const measured = await measureChanged(ports, idsOf(moved));
  // What nobody may see must not go on counting: the worker says it again until it is measured.
  if (!measured) await handOver(ports, hidden, 'sweep');
};

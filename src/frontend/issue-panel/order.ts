import type { CapacityPanel, PanelMember } from '../../contract';
import { hasWork, sumsIn, type Window } from './windows';

export type SortKey = 'fit' | 'finish' | 'free' | 'name';

/** The first order where nobody is ranked: who could finish first where that can be said, else who has most free hours. */
export const firstSort = ({ issue }: CapacityPanel): SortKey => (hasWork(issue) ? 'finish' : 'free');

/** Teammates in the order asked for; equal ones by free hours, then by account, so that nobody jumps when names arrive. */
export const inOrder = (
  members: readonly PanelMember[],
  sort: SortKey,
  window: Window,
  nameOf: (accountId: string) => string,
  fitOf: (accountId: string) => number = () => 0,
): PanelMember[] => {
  const free = new Map(members.map((member) => [member.accountId, sumsIn(member, window).free]));
  const freeOf = ({ accountId }: PanelMember) => free.get(accountId) ?? 0;
  const byFree = (a: PanelMember, b: PanelMember) => freeOf(b) - freeOf(a);
  const byFinish = (a: PanelMember, b: PanelMember) => compare(a.couldFinishBy ?? '9999', b.couldFinishBy ?? '9999');
  const byName = (a: PanelMember, b: PanelMember) => nameOf(a.accountId).localeCompare(nameOf(b.accountId));
  const byFit = (a: PanelMember, b: PanelMember) => fitOf(a.accountId) - fitOf(b.accountId);
  const first = { fit: byFit, finish: byFinish, free: byFree, name: byName }[sort];
  return [...members].sort((a, b) => first(a, b) || byFree(a, b) || compare(a.accountId, b.accountId));
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Those whose name has the text in it, whatever its case and accents. */
export const named = (
  members: readonly PanelMember[],
  text: string,
  nameOf: (accountId: string) => string,
): readonly PanelMember[] => {
  const wanted = plain(text);
  return wanted === '' ? members : members.filter(({ accountId }) => plain(nameOf(accountId)).includes(wanted));
};

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** A team of over sixteen begins with so many; the assignee and the viewer are always among them. */
export const FEW = 12;

export const shortened = (
  members: readonly PanelMember[],
  keep: (member: PanelMember) => boolean,
): readonly PanelMember[] =>
  members.length <= FEW + 4 ? members : members.filter((member, index) => index < FEW || keep(member));

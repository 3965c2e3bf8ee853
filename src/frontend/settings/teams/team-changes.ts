import type { MemberSetting } from '../../../contract';
import { settingsWords } from '../messages';
import { teamWords as say } from './messages';
import { byPerson, type ReserveChange, withReserve } from './week-hours';

export type TeamDraft = {
  readonly version: number | null;
  readonly name: string;
  readonly isDefault: boolean;
  readonly projects: readonly string[];
  readonly members: readonly MemberSetting[];
  /** For everybody, applied when it is saved. */
  readonly reserve: ReserveChange | null;
};

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
const text = (value: unknown): string => JSON.stringify(value);

/** What is otherwise in `after`, a sentence each. */
export const teamChanges = (before: TeamDraft, after: TeamDraft, nameOf: (id: string) => string): readonly string[] => [
  ...(['name', 'isDefault', 'projects'] as const)
    .filter((field) => text(before[field]) !== text(after[field]))
    .map((field) => settingsWords.fieldChanged(field)),
  ...memberChanges(before, after, nameOf),
];

const memberChanges = (before: TeamDraft, after: TeamDraft, nameOf: (id: string) => string): readonly string[] => {
  const was = byPerson(withReserve(before.members, before.reserve));
  const is = byPerson(withReserve(after.members, after.reserve));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((accountId) => {
    const [old, now, name] = [was.get(accountId), is.get(accountId), nameOf(accountId)];
    if (now === undefined) return [say.changed.left(name)];
    if (old === undefined) return [say.changed.came(name)];
    return text(old) === text(now) ? [] : shareChanges(old, now, name);
  });
};

/** Stretch by stretch where they are the same ones; else that the days are others. */
const shareChanges = (
  old: readonly MemberSetting[],
  now: readonly MemberSetting[],
  name: string,
): readonly string[] => {
  const days = (some: readonly MemberSetting[]) => text(some.map(({ from, to }) => [from, to]));
  if (days(old) !== days(now)) return [say.changed.days(name)];
  return now.flatMap((to, index) => {
    const from = old[index] ?? to;
    return [
      ...(from.allocation === to.allocation
        ? []
        : [say.changed.allocation(name, percent(from.allocation), percent(to.allocation))]),
      ...(from.reserve === to.reserve ? [] : [say.changed.reserve(name, percent(from.reserve), percent(to.reserve))]),
    ];
  });
};

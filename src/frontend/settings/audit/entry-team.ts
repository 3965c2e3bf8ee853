import type { AuditLine } from '../../../contract/audit';
import { ACTION_WORDS, counted } from './messages';
import type { EntryWords, Naming } from './naming';
import { type Json, listOf, numberOf, recordOf, textOf, written } from './values';

type Member = Readonly<Record<string, Json>>;

const keyOf = (member: Member): string => `${textOf(member.accountId)} ${textOf(member.from)}`;
const membersOf = (team: Json): ReadonlyMap<string, Member> =>
  new Map(listOf(recordOf(team).members).map((one) => [keyOf(recordOf(one)), recordOf(one)]));

/** A team that was made, deleted or changed; where one person's share changed, that person. */
export const ofTeam = (line: AuditLine, naming: Naming): EntryWords => {
  const { before, after, action } = line;
  const name = textOf(recordOf(after ?? before).name);
  const people = (team: Json) => counted(naming.format.number, membersOf(team).size, 'person', 'people');
  const verb = action === 'saved' ? null : ACTION_WORDS[action];
  if (before === null) return { did: verb ?? 'made team', what: name, change: people(after) };
  if (after === null) return { did: verb ?? 'deleted', what: name, change: people(before) };
  const shares = sharesChanged(before, after, naming);
  const others = otherChanges(before, after, naming);
  const [only] = shares;
  if (shares.length === 1 && others.length === 0 && only !== undefined)
    return { did: verb ?? 'changed allocation', what: `${only.who} in ${name}`, change: only.change };
  const parts = [...others, ...shares.map(({ who, change }) => `${who} ${change}`)];
  return { did: verb ?? 'changed team', what: name, change: parts.join(', ') || 'saved as it was' };
};

const sharesChanged = (before: Json, after: Json, { person, format }: Naming) => {
  const old = membersOf(before);
  return [...membersOf(after)].flatMap(([key, now]) => {
    const then = old.get(key);
    if (then === undefined || written(then) === written(now)) return [];
    const share = (member: Member) => format.percent(numberOf(member.allocation));
    const reserve = (member: Member) => `${format.percent(numberOf(member.reserve))} reserve`;
    const change =
      then.allocation !== now.allocation
        ? `${share(then)} to ${share(now)}`
        : then.reserve !== now.reserve
          ? `${reserve(then)} to ${reserve(now)}`
          : 'other days';
    return [{ who: person(textOf(now.accountId) || null), change }];
  });
};

const otherChanges = (before: Json, after: Json, { person, project }: Naming): readonly string[] => {
  const [old, fresh] = [membersOf(before), membersOf(after)];
  const missing = (from: ReadonlyMap<string, Member>, to: ReadonlyMap<string, Member>) =>
    [...from].filter(([key]) => !to.has(key)).map(([, member]) => person(textOf(member.accountId) || null));
  const [was, is] = [recordOf(before), recordOf(after)];
  return [
    ...(was.name === is.name ? [] : [`${textOf(was.name)} to ${textOf(is.name)}`]),
    ...said('added', missing(fresh, old)),
    ...said('removed', missing(old, fresh)),
    ...said('added', only(is.projects, was.projects).map(project), 'projects'),
    ...said('removed', only(was.projects, is.projects).map(project), 'projects'),
    ...(was.isDefault === is.isDefault
      ? []
      : [is.isDefault === true ? 'shown for other projects' : 'no longer the default']),
  ];
};

/** Of two lists of ids, those that are in the first alone. */
const only = (a: Json, b: Json): readonly string[] => {
  const others = new Set(listOf(b).map(textOf));
  return listOf(a)
    .map(textOf)
    .filter((id) => !others.has(id));
};

const said = (verb: string, names: readonly string[], things = 'people'): readonly string[] => {
  if (names.length === 0) return [];
  return [names.length > 3 ? `${names.length} ${things} ${verb}` : `${names.join(', ')} ${verb}`];
};
